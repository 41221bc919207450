using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Workbook.Cli.Results;

namespace Workbook.Cli.Reports;

/// <summary>
/// The test results of Visual Studio (TestRun, 2010): a test for each case, its class is the notebook. An exercise
/// without an answer and a cell that was not run were not executed. The same test has the same id in every run.
/// </summary>
internal sealed class TrxReport : IReport
{
    private const string Namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    // What test runners use for tests that are in no list.
    private const string ListId = "8c84fa94-04c1-424b-9868-57a2d4851a1d";

    // The type "unit test".
    private const string TestType = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";

    public void Write(CourseResult result, TextWriter output)
    {
        Test[] tests = [.. result.Notebooks.SelectMany(notebook => notebook.Cases.Select((item, index) => Test.Of(notebook, item, index)))];
        DateTime end = DateTime.UtcNow;
        XmlText.Write(output, xml =>
        {
            xml.WriteStartElement("TestRun", Namespace);
            xml.WriteAttribute("id", Guid.NewGuid().ToString());
            xml.WriteAttribute("name", result.Command + " " + Time(end));
            WriteTimes(xml, end, result.Notebooks.Sum(notebook => notebook.Seconds));
            WriteEach(xml, "Results", tests, WriteResult);
            WriteEach(xml, "TestDefinitions", tests, WriteDefinition);
            WriteEach(xml, "TestEntries", tests, WriteEntry);
            WriteList(xml);
            WriteSummary(xml, result);
            xml.WriteEndElement();
        });
    }

    private static void WriteTimes(XmlWriter xml, DateTime end, double seconds)
    {
        string start = Time(end.AddSeconds(-seconds));
        xml.WriteStartElement("Times");
        xml.WriteAttribute("creation", start);
        xml.WriteAttribute("queuing", start);
        xml.WriteAttribute("start", start);
        xml.WriteAttribute("finish", Time(end));
        xml.WriteEndElement();
    }

    private static void WriteEach(XmlWriter xml, string name, IEnumerable<Test> tests, Action<XmlWriter, Test> write)
    {
        xml.WriteStartElement(name);
        foreach (Test test in tests)
        {
            write(xml, test);
        }

        xml.WriteEndElement();
    }

    private static void WriteResult(XmlWriter xml, Test test)
    {
        xml.WriteStartElement("UnitTestResult");
        xml.WriteAttribute("executionId", test.Execution);
        xml.WriteAttribute("testId", test.Id);
        xml.WriteAttribute("testName", test.Name);
        xml.WriteAttribute("computerName", Environment.MachineName);
        xml.WriteAttribute("duration", TimeSpan.FromSeconds(test.Case.Seconds).ToString("c", CultureInfo.InvariantCulture));
        xml.WriteAttribute("testType", TestType);
        xml.WriteAttribute("outcome", OutcomeOf(test.Case.Outcome));
        xml.WriteAttribute("testListId", ListId);
        WriteOutput(xml, test);
        xml.WriteEndElement();
    }

    private static void WriteOutput(XmlWriter xml, Test test)
    {
        string printed = CaseText.Output(test.Case);
        string error = CaseText.ErrorOutput(test.Case);
        if (printed.Length + error.Length == 0 && test.Case.Outcome == Outcome.Passed)
        {
            return;
        }

        xml.WriteStartElement("Output");
        xml.WriteText("StdOut", printed);
        xml.WriteText("StdErr", error);
        if (test.Case.Outcome != Outcome.Passed)
        {
            xml.WriteStartElement("ErrorInfo");
            xml.WriteText("Message", CaseText.Message(test.Notebook, test.Case));
            xml.WriteText("StackTrace", CaseText.Details(test.Case));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteDefinition(XmlWriter xml, Test test)
    {
        xml.WriteStartElement("UnitTest");
        xml.WriteAttribute("name", test.Name);
        xml.WriteAttribute("storage", test.Notebook.File);
        xml.WriteAttribute("id", test.Id);
        xml.WriteStartElement("Execution");
        xml.WriteAttribute("id", test.Execution);
        xml.WriteEndElement();
        xml.WriteStartElement("TestMethod");
        xml.WriteAttribute("codeBase", test.Notebook.File);
        xml.WriteAttribute("className", test.Notebook.Name);
        xml.WriteAttribute("name", test.Name);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteEntry(XmlWriter xml, Test test)
    {
        xml.WriteStartElement("TestEntry");
        xml.WriteAttribute("testId", test.Id);
        xml.WriteAttribute("executionId", test.Execution);
        xml.WriteAttribute("testListId", ListId);
        xml.WriteEndElement();
    }

    private static void WriteList(XmlWriter xml)
    {
        xml.WriteStartElement("TestLists");
        xml.WriteStartElement("TestList");
        xml.WriteAttribute("name", "Results Not in a List");
        xml.WriteAttribute("id", ListId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSummary(XmlWriter xml, CourseResult result)
    {
        int passed = result.Count(Outcome.Passed);
        int failed = result.Count(Outcome.Failed);
        int notExecuted = result.Count(Outcome.Unanswered) + result.Count(Outcome.NotRun);
        xml.WriteStartElement("ResultSummary");
        xml.WriteAttribute("outcome", failed == 0 ? "Completed" : "Failed");
        xml.WriteStartElement("Counters");
        xml.WriteAttribute("total", passed + failed + notExecuted);
        xml.WriteAttribute("executed", passed + failed);
        xml.WriteAttribute("passed", passed);
        xml.WriteAttribute("failed", failed);
        xml.WriteAttribute("notExecuted", notExecuted);
        xml.WriteEndElement();
        xml.WriteStartElement("Output");
        xml.WriteText("StdOut", string.Join('\n', [result.Environment.ToString(), .. result.Notebooks.SelectMany(notebook => notebook.Notes)]));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string OutcomeOf(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "Passed",
        Outcome.Failed => "Failed",
        _ => "NotExecuted",
    };

    private static string Time(DateTime time) => time.ToString("o", CultureInfo.InvariantCulture);

    private sealed record Test(NotebookResult Notebook, CaseResult Case, string Id, string Execution)
    {
        public string Name => CaseText.Name(Case);

        public static Test Of(NotebookResult notebook, CaseResult item, int index)
        {
            string identity = string.Create(CultureInfo.InvariantCulture, $"{notebook.File}\n{item.Kind}\n{item.Name}\n{index}");
            var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16));
            return new Test(notebook, item, id.ToString(), Guid.NewGuid().ToString());
        }
    }
}
