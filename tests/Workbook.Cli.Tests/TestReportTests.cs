using System.Xml.Linq;
using Workbook.Cli.Courses;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;
using Workbook.Cli.Tests.Schemas;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Tests;

/// <summary>The formats of test results are valid, and each failure has its message, its place and what was printed before it.</summary>
public class TestReportTests
{
    private static readonly XNamespace s_trx = SchemaCheck.TestRun;

    [Fact]
    public async Task ACellThatPrintsBeforeItThrowsKeepsMessagePlaceAndOutput()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", "#!csharp\n\n1 + 1\n\n#!csharp\n\nConsole.WriteLine(\"\\u001b[1mbold\\u001b[0m\");\nConsole.Error.Write(\"warn\");\nthrow new Exception(\"<no> & \\u0001\");\n\n#!csharp\n\nEnvironment.Exit(0);\n\n#!csharp\n\n4");
        (int exitCode, string junit, _) = await course.RunAsync("run", file, "--format", "junit");
        Assert.Equal(1, exitCode);
        XElement suite = Assert.Single(SchemaCheck.JUnit(junit).Elements());
        Assert.Equal(("4", "2", "1"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("skipped")));
        XElement[] cases = [.. suite.Elements("testcase")];
        Assert.Equal(["[1] 1 + 1", "[2] Console.WriteLine(\"\\u001b[1mbold\\u001b[0m\");", "[3] Environment.Exit(0);", "[4] 4"], cases.Select(item => (string)item.Attribute("name")!));
        Assert.Equal(["system-out"], cases[0].Elements().Select(item => item.Name.LocalName));
        XElement failure = cases[1].Element("failure")!;
        Assert.Equal("a.dib(2,3): System.Exception: <no> & \u2401", (string?)failure.Attribute("message"));
        Assert.EndsWith("\n    throw new Exception(\"<no> & \\u0001\");", failure.Value);
        Assert.Equal("\u241b[1mbold\u241b[0m\n", cases[1].Element("system-out")!.Value);
        Assert.Equal("warn\n", cases[1].Element("system-err")!.Value);
        Assert.StartsWith("a.dib(3): ended the process with exit code 0", (string?)cases[2].Element("failure")!.Attribute("message"));
        Assert.Equal("a.dib(4,1): the cell was not run", (string?)cases[3].Element("skipped")!.Attribute("message"));

        (_, string trx, _) = await course.RunAsync("run", file, "--format", "trx");
        XElement run = SchemaCheck.Trx(trx);
        XElement[] results = [.. run.Descendants(s_trx + "UnitTestResult")];
        Assert.Equal(["Passed", "Failed", "Failed", "NotExecuted"], results.Select(item => (string)item.Attribute("outcome")!));
        XElement output = results[1].Element(s_trx + "Output")!;
        Assert.Equal("\u241b[1mbold\u241b[0m\n", output.Element(s_trx + "StdOut")!.Value);
        Assert.Equal("warn\n", output.Element(s_trx + "StdErr")!.Value);
        Assert.Equal("a.dib(2,3): System.Exception: <no> & \u2401", output.Element(s_trx + "ErrorInfo")!.Element(s_trx + "Message")!.Value);
        XElement counters = run.Descendants(s_trx + "Counters").Single();
        Assert.Equal(("4", "3", "1", "2", "1"), ((string?)counters.Attribute("total"), (string?)counters.Attribute("executed"), (string?)counters.Attribute("passed"), (string?)counters.Attribute("failed"), (string?)counters.Attribute("notExecuted")));
    }

    [Fact]
    public async Task AGradingHasATestForEachExercise()
    {
        using FakeCourse course = await FakeCourse.GoodAsync();
        course.Write("notebooks/01-first.dib", FakeCourse.Loader + FakeCourse.Exercise("one", "    Console.Write(\"seen\"); return -1;", 1));
        (int exitCode, string output, _) = await course.RunAsync("grade", "--format", "junit");
        Assert.Equal(1, exitCode);
        XElement[] cases = [.. SchemaCheck.JUnit(output).Descendants("testcase")];
        Assert.Equal([("01-first", "one"), ("02-second", "two")], cases.Select(item => ((string)item.Attribute("classname")!, (string)item.Attribute("name")!)));
        Assert.Equal("notebooks/01-first.dib(2,1): 2.5 / 5 points", (string?)cases[0].Element("failure")!.Attribute("message"));
        Assert.Equal("expected 1, got -1", cases[0].Element("failure")!.Value);
        Assert.Equal("seen\n", cases[0].Element("system-out")!.Value);
        Assert.Equal("notebooks/02-second.dib(3,1): no answer yet", (string?)cases[1].Element("skipped")!.Attribute("message"));
    }

    [Fact]
    public async Task AValidationHasATestForEachCase()
    {
        using FakeCourse course = await FakeCourse.GoodAsync();
        course.Write("solutions/01-first.dib", FakeCourse.Loader + "#!csharp\n\nConsole.Write(\"seen\");\nthrow new Exception(\"no\");\n\n" + FakeCourse.Exercise("one", "    // BEGIN SOLUTION\n    throw new NotImplementedException();\n    // END SOLUTION", 1));
        (int exitCode, string console, _) = await course.RunAsync("validate", "01", "--format", "trx", "--output", course["result.trx"]);
        Assert.Equal(1, exitCode);
        Assert.EndsWith("\n0 passed, 3 failed\n", console);
        XElement[] results = [.. SchemaCheck.Trx(course.Read("result.trx")).Descendants(s_trx + "UnitTestResult")];
        Assert.Equal([("01-first: all cells", "Failed"), ("one", "Failed"), ("release", "Failed")], results.Select(item => ((string)item.Attribute("testName")!, (string)item.Attribute("outcome")!)));
        Assert.Contains("01-first.dib(2,2): System.Exception: no", results[0].Value);
        Assert.Equal("seen\n", results[0].Element(s_trx + "Output")!.Element(s_trx + "StdOut")!.Value);
        Assert.Contains("01-first.dib(2,1): ", results[2].Value);
    }

    [Fact]
    public void EveryCharacterCanBeReported()
    {
        string all = new([.. Enumerable.Range(0, 0x10000).Select(code => (char)code)]);
        CourseResult result = ResultOf("\uD83D\uDE00" + all + "\uDE00\uD83D");
        string junit = Text(new JUnitReport(), result);
        XElement item = SchemaCheck.JUnit(junit).Descendants("testcase").Single();
        string message = (string)item.Element("failure")!.Attribute("message")!;
        Assert.Contains("\uD83D\uDE00\u2400\u2401", message);
        Assert.Contains("\u241f !", message);
        Assert.EndsWith("\uFFFD\uFFFD\uFFFD\uFFFD", message);
        Assert.Equal(CaseText.Output(result.Notebooks[0].Cases[0]).Length, item.Element("system-out")!.Value.Length);
        SchemaCheck.Trx(Text(new TrxReport(), result));
    }

    [Fact]
    public void ATestHasTheSameIdInEveryRunAndAnotherThanTheOthers()
    {
        string[] Ids() => [.. SchemaCheck.Trx(Text(new TrxReport(), ResultOf("x", "y"))).Descendants(s_trx + "UnitTest").Select(item => (string)item.Attribute("id")!)];
        string[] first = Ids();
        Assert.Equal(first, Ids());
        Assert.Equal(2, first.Distinct().Count());
    }

    [Fact]
    public void WithoutCasesReportsAreValidToo()
    {
        var empty = new CourseResult("run", new RunEnvironment("none", "none", ".NET", 1), [new NotebookResult("a", "a.md") { Notes = [new CellError("rule", "a.md", 0, 0, "", "a note")] }]);
        Assert.Equal("a.md: a note", SchemaCheck.JUnit(Text(new JUnitReport(), empty)).Descendants("system-err").Single().Value);
        Assert.Contains("a.md: a note", SchemaCheck.Trx(Text(new TrxReport(), empty)).Value);
    }

    private static CourseResult ResultOf(params string[] texts) => new("run", new RunEnvironment("none", "none", ".NET", 1),
    [
        new NotebookResult("a", "a.dib")
        {
            Cases = [.. texts.Select((text, index) => new CaseResult("cell", $"{index + 1}", Outcome.Failed)
            {
                Title = text,
                Cell = index + 1,
                Errors = [new CellError("exception", "a.dib", index + 1, 1, text, text)],
                Outputs = [new CellDisplay(new Dictionary<string, string> { [MimeTypes.PlainText] = text }, null, "stdout")],
            })],
        },
    ]);

    private static string Text(IReport report, CourseResult result)
    {
        var output = new StringWriter { NewLine = "\n" };
        report.Write(result, output);
        return output.ToString();
    }
}
