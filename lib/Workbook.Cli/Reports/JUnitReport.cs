using System.Globalization;
using System.Xml;
using Workbook.Cli.Results;

namespace Workbook.Cli.Reports;

/// <summary>
/// The XML of JUnit in the form that build servers read: a suite for each notebook, a test for each case. An exercise
/// without an answer and a cell that was not run are skipped tests. Errors that belong to no case are the suite's
/// system-err.
/// </summary>
internal sealed class JUnitReport : IReport
{
    public void Write(CourseResult result, TextWriter output) => XmlText.Write(output, xml =>
    {
        xml.WriteStartElement("testsuites");
        xml.WriteAttribute("name", result.Command);
        WriteCounts(xml, result.Notebooks.SelectMany(notebook => notebook.Cases).ToList(), result.Notebooks.Sum(notebook => notebook.Seconds));
        foreach (NotebookResult notebook in result.Notebooks)
        {
            WriteSuite(xml, result, notebook);
        }

        xml.WriteEndElement();
    });

    private static void WriteSuite(XmlWriter xml, CourseResult result, NotebookResult notebook)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttribute("name", notebook.Name);
        WriteCounts(xml, notebook.Cases, notebook.Seconds);
        xml.WriteAttribute("skipped", notebook.Cases.Count(IsSkipped));
        xml.WriteAttribute("timestamp", DateTime.UtcNow.ToString("s", CultureInfo.InvariantCulture));
        WriteProperties(xml, result, notebook);
        foreach (CaseResult item in notebook.Cases)
        {
            WriteCase(xml, notebook, item);
        }

        xml.WriteText("system-err", string.Join('\n', notebook.Notes));
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<CaseResult> cases, double seconds)
    {
        xml.WriteAttribute("tests", cases.Count);
        xml.WriteAttribute("failures", cases.Count(item => item.Outcome == Outcome.Failed));
        xml.WriteAttribute("errors", 0);
        WriteTime(xml, seconds);
    }

    private static void WriteProperties(XmlWriter xml, CourseResult result, NotebookResult notebook)
    {
        xml.WriteStartElement("properties");
        WriteProperty(xml, "file", notebook.File);
        WriteProperty(xml, "stack", result.Environment.Stack);
        WriteProperty(xml, "engine", result.Environment.Engine);
        WriteProperty(xml, "runtime", result.Environment.Runtime);
        WriteProperty(xml, "seed", result.Environment.Seed.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void WriteProperty(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttribute("name", name);
        xml.WriteAttribute("value", value);
        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, NotebookResult notebook, CaseResult item)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttribute("name", CaseText.Name(item));
        xml.WriteAttribute("classname", notebook.Name);
        WriteTime(xml, item.Seconds);
        if (item.Outcome != Outcome.Passed)
        {
            xml.WriteStartElement(IsSkipped(item) ? "skipped" : "failure");
            xml.WriteAttribute("message", CaseText.Message(notebook, item));
            xml.WriteString(XmlText.Clean(CaseText.Details(item)));
            xml.WriteEndElement();
        }

        xml.WriteText("system-out", CaseText.Output(item));
        xml.WriteText("system-err", CaseText.ErrorOutput(item));
        xml.WriteEndElement();
    }

    private static bool IsSkipped(CaseResult item) => item.Outcome is Outcome.Unanswered or Outcome.NotRun;

    private static void WriteTime(XmlWriter xml, double seconds) => xml.WriteAttribute("time", seconds.ToString("0.000", CultureInfo.InvariantCulture));
}
