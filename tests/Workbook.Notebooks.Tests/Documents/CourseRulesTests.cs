using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Tests.Documents;

/// <summary>The rules of authored notebooks: a good one has no problem, each violation has one with its place.</summary>
public class CourseRulesTests
{
    private const string Good = $"""
        #!csharp

        {CourseRules.LoaderLine}

        #!markdown

        Text with `display(x)` and
        ```
         #!csharp
        ```

        #!csharp

        // EXERCISE add-one (5 points)
        using System.IO;
        static int AddOne(int x)
        {"{"}
            // BEGIN SOLUTION
            using var stream = new MemoryStream();
            return x + 1; // display( HTML( await ( are only words here
            // END SOLUTION
        {"}"}

        #!markdown

        Now check it.

        #!csharp

        // The check
        Check.AddOne(AddOne)

        #!csharp

        var s = "display(1) Formatter.Register using var x await (y)";
        using var_1 = System.IO;
        using (var m = new MemoryStream()) {"{"} {"}"}
        x.Display();
        await Task.Delay(1);
        """;

    private static string[] Problems(string text) => [.. CourseRules.Check(Notebook.Parse(text, "a.dib")).Select(problem => problem.ToString())];

    private static string[] ProblemsOfLastCell(string cell) => Problems($"#!csharp\n{CourseRules.LoaderLine}\n{cell}");

    [Fact]
    public void AGoodNotebookHasNoProblem() => Assert.Empty(Problems(Good));

    [Theory]
    [InlineData("#!csharp\n1")]
    [InlineData("#!markdown\n" + CourseRules.LoaderLine)]
    public void TheFirstCellLoadsTheLibrary(string text) =>
        Assert.Contains("a.dib(1,1): the first cell does not load the library; make it a C# cell with the one line '#!import ../lib/bin/build-the-solution-first.csx'", Problems(text));

    [Theory]
    [InlineData("#!csharp\n1\n#!time", "a.dib(2,2): '#!time': a reader may take it as a command or as the start of a cell; ")]
    [InlineData("#!markdown\n#!csharp is what a cell starts with", "a.dib(2,1): '#!csharp is what a cell starts with': a reader may take")]
    [InlineData("#!csharp\n#!import ../lib/bin/build-the-solution-first.csx", "a.dib(2,1): '#!import ../lib/bin/build-the-solution-first.csx': a reader may")]
    [InlineData("#!csharp\n#r \"x.dll\"", "a.dib(2,1): '#r \"x.dll\"': paths in it mean something else in other readers; ")]
    [InlineData("#!csharp\n#load \"x.csx\"", "a.dib(2,1): '#load \"x.csx\"': paths in it mean something else in other readers; ")]
    [InlineData("#!markdown\nSo:\n```\n#!html\n<b>\n```", "a.dib(2,2): the code fence is not closed in its cell; close it, or indent by one blank the line in it that starts a cell")]
    [InlineData("#!csharp\nint y;\nusing var x = F();", "a.dib(2,2): 'using' declaration at top level, which scripts do not have; write 'using (...) { }'")]
    [InlineData("#!csharp\nawait using Stream x = F();", "a.dib(2,1): 'using' declaration at top level, which scripts do not have; ")]
    [InlineData("#!csharp\nvar a = await (F());", "a.dib(2,1): 'await (' at top level, which scripts read as a call; ")]
    [InlineData("#!csharp\n\nvar a = 1;\n{\n  display(a); }", "a.dib(2,3): 'display(' does not exist in every reader; end the cell with the expression, or call x.Display()")]
    [InlineData("#!csharp\nHTML(\"<b>\")", "a.dib(2,1): 'HTML(' does not exist in every reader; ")]
    [InlineData("#!csharp\nFormatter.Register<int>(x => \"\");", "a.dib(2,1): 'Formatter.' does not exist in every reader; give the type a ToHtml() in the library")]
    [InlineData("#!csharp\n// BEGIN SOLUTION\n1;\n// END SOLUTION", "a.dib(2,1): the cell is no exercise; start an exercise with '// EXERCISE some-id (5 points)'")]
    [InlineData("#!csharp\n// EXERCISE one two", "a.dib(2,1): the cell is no exercise; ")]
    [InlineData("#!csharp\n// EXERCISE One (1 point)\n// BEGIN SOLUTION\n// END SOLUTION\n#!csharp\nF()", "a.dib(2,1): the exercise id 'One' is not in kebab case; write it like 'rnn-cell-forward'")]
    [InlineData("#!csharp\nint x;\n// EXERCISE one (1 point)\n// BEGIN SOLUTION\n// END SOLUTION\n#!csharp\nF()", "a.dib(2,1): the exercise's header is not the first line; ")]
    [InlineData("#!csharp\n// EXERCISE one (1 point)\n#!csharp\nF()", "a.dib(2,1): the exercise 'one' has no solution region; ")]
    [InlineData("#!csharp\n// EXERCISE one (1 point)\n// BEGIN SOLUTION\n// END SOLUTION", "a.dib(2,1): no check follows the exercise 'one'; let the next code cell be its check, one line")]
    [InlineData("#!csharp\n// EXERCISE one (1 point)\n// BEGIN SOLUTION\n// END SOLUTION\n#!csharp\nF();\nG()", "a.dib(2,1): no check follows the exercise 'one'; ")]
    [InlineData("#!csharp\n// EXERCISE one (1 point)\n// BEGIN SOLUTION\n// END SOLUTION\n#!csharp\n// SETUP\nG()", "a.dib(2,1): no check follows the exercise 'one'; ")]
    [InlineData("#!csharp\n// EXERCISE one (1 point)\n// BEGIN SOLUTION\n#!csharp\nF()", "a.dib(2,2): '// BEGIN SOLUTION' without '// END SOLUTION'; put '// END SOLUTION' after the solution")]
    public void EachViolationIsOneProblemWithItsPlace(string cell, string start) =>
        Assert.StartsWith(start, Assert.Single(ProblemsOfLastCell(cell)));

    [Fact]
    public void AnIdIsUsedOnceInTheCourse()
    {
        Notebook one = Notebook.Parse("// EXERCISE twice (1 point)", "one.dib");
        Notebook two = Notebook.Parse("#!markdown\nx\n#!csharp\n// EXERCISE twice (1 point)", "two.dib");
        Assert.Equal("two.dib(2,1): the exercise id 'twice' is also that of cell 1 of one.dib; give each exercise its own id",
            Assert.Single(CourseRules.CheckUnique([one, two])).ToString());
    }
}
