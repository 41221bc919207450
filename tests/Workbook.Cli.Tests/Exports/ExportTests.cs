namespace Workbook.Cli.Tests.Exports;

/// <summary><c>export</c> writes pages with prose, code and outputs, also of a notebook that fails.</summary>
public class ExportTests
{
    private const string Small = "#!markdown\n\n# A $x^2$ title\n\n## Part\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n#!csharp\n\nvar n = 1 < 2; // why\n\"shown \" + n\n\n";

    [Fact]
    public async Task APageHoldsProseFormulasCodeAndOutputs()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", Small);
        Assert.Equal((0, "out/a.html: written\n", ""), await course.RunAsync("export", file, "--to", "html", "--output", course["out/a.html"]));
        string page = course.Read("out/a.html");
        Assert.Contains("<title>A x2 title</title>", page);
        Assert.Contains("<a href=\"#s2\">Part</a>", page);
        Assert.Contains("<h2 id=\"s2\">Part</h2>", page);
        Assert.Contains("<math><semantics>", page);
        Assert.Contains("<td>2</td>", page);
        Assert.Contains("<span class=\"keyword\">var</span> n = <span class=\"number\">1</span> &lt; <span class=\"number\">2</span>; <span class=\"comment\">// why</span>", page);
        Assert.Contains("<pre>shown True</pre>", page);
    }

    [Fact]
    public async Task ANotebookThatFailsIsWrittenWithItsErrorAndTheExitCodeIsOne()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", Small + "#!csharp\n\nthrow new Exception(\"no <b>\");\n\n#!csharp\n\n\"after\"\n");
        (int exitCode, _, string error) = await course.RunAsync("export", file, "--to", "html", "--output", course["a.html"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("a.dib(3,1): System.Exception: no <b>", error);
        Assert.Contains("System.Exception: no &lt;b&gt;</pre>", course.Read("a.html"));
        Assert.Contains("<pre>after</pre>", course.Read("a.html"));
    }

    [Fact]
    public async Task AFormulaThatIsNotUnderstoodIsShownAsItIsAndNamed()
    {
        using var course = new FakeCourse();
        string file = course.Write("a.dib", "#!markdown\n\n$\\nonsense$\n");
        (int exitCode, _, string error) = await course.RunAsync("export", file, "--to", "html", "--output", course["a.html"]);
        Assert.Equal(0, exitCode);
        Assert.Contains("a.dib: the formula '\\nonsense'", error);
        Assert.Contains("<code>\\nonsense</code>", course.Read("a.html"));
    }

    [Fact]
    public async Task AllNotebooksGetAnIndex()
    {
        using FakeCourse course = await FakeCourse.GoodAsync();
        (int exitCode, string output, _) = await course.RunAsync("export", "--all", "--to", "html", "--output", course["site"]);
        Assert.Equal(0, exitCode);
        Assert.EndsWith("site/index.html: 2 passed, 0 failed\n", output);
        Assert.Contains("<a href=\"02-second.html\">Prose</a>", course.Read("site/index.html"));
        Assert.Contains("1 exercise, 5 of 5 points", course.Read("site/02-second.html"));
        Assert.DoesNotContain("#!import", course.Read("site/02-second.html"));
    }

    [Fact]
    public async Task ABrokenNotebookDoesNotStopTheOthers()
    {
        using FakeCourse course = await FakeCourse.GoodAsync();
        course.Write("solutions/01-first.dib", "#!meta\n\n{\n");
        course.Write("solutions/03-fails.dib", FakeCourse.Loader + "#!csharp\n\nthrow new Exception(\"no\");\n");
        (int exitCode, string output, string error) = await course.RunAsync("export", "--all", "--to", "html", "--output", course["site"], "--jobs", "2");
        Assert.Equal(1, exitCode);
        Assert.EndsWith("site/index.html: 1 passed, 2 failed\n", output);
        Assert.Contains("solutions/01-first.dib(", error);
        Assert.Contains("solutions/03-fails.dib(2,1): System.Exception: no", error);
        Assert.DoesNotContain("01-first.html", course.Read("site/index.html"));
        Assert.Contains("System.Exception: no", course.Read("site/03-fails.html"));
        Assert.Contains("<title>Prose</title>", course.Read("site/02-second.html"));
    }

    [Theory]
    [InlineData("--to", "html")]
    [InlineData("--all", "--to", "html")]
    [InlineData("a.dib", "--all", "--to", "html", "--output", "x")]
    [InlineData("--all", "--to", "ipynb", "--output", "x")]
    [InlineData("missing.dib", "--to", "html")]
    public async Task WhatCannotBeExportedIsSaid(params string[] arguments)
    {
        using var course = new FakeCourse();
        (int exitCode, _, string error) = await course.RunAsync(["export", .. arguments]);
        Assert.Equal(2, exitCode);
        Assert.NotEmpty(error);
    }
}
