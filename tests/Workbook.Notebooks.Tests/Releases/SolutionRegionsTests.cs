using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Releases;

namespace Workbook.Notebooks.Tests.Releases;

/// <summary>Solution regions become placeholders; what is not a proper region is named.</summary>
public class SolutionRegionsTests
{
    private static string[] Problems(string text) =>
        [.. SolutionRegions.Problems(Notebook.Parse(text, "a.dib"), 0).Select(problem => problem.ToString())];

    [Fact]
    public void EachRegionBecomesThePlaceholderWithItsIndentation()
    {
        var cell = new Cell("csharp", "A()\n{\n    // BEGIN SOLUTION\n    x;\n      y;\n    // END SOLUTION\n}\nB()\n{\n\t// BEGIN SOLUTION\n\t// END SOLUTION\n\tz;\n}", 7);
        Assert.Equal(
            new Cell("csharp", "A()\n{\n    // YOUR CODE HERE\n    throw new NotImplementedException();\n}\nB()\n{\n\t// YOUR CODE HERE\n\tthrow new NotImplementedException();\n\tz;\n}", 7),
            SolutionRegions.Blank(cell));
    }

    [Fact]
    public void OnlyCSharpCellsHaveRegions()
    {
        var cell = new Cell("markdown", "// BEGIN SOLUTION\nx\n// END SOLUTION", 1);
        Assert.Same(cell, SolutionRegions.Blank(cell));
    }

    [Theory]
    [InlineData("x\n// BEGIN SOLUTION\ny", "a.dib(1,2): '// BEGIN SOLUTION' without '// END SOLUTION'; put '// END SOLUTION' after the solution")]
    [InlineData("x\n\n  // END SOLUTION", "a.dib(1,3): '// END SOLUTION' without '// BEGIN SOLUTION'; put '// BEGIN SOLUTION' before the solution or delete this line")]
    [InlineData("// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION", "a.dib(1,2): '// BEGIN SOLUTION' inside the region that line 1 begins; end that region with '// END SOLUTION' first")]
    [InlineData("// Begin Solution", "a.dib(1,1): '// Begin Solution' is not a marker of a region; write exactly '// BEGIN SOLUTION' or '// END SOLUTION' on a line of its own")]
    [InlineData("x; // BEGIN SOLUTION", "a.dib(1,1): 'x; // BEGIN SOLUTION' is not a marker of a region; ")]
    public void WhatIsNotAProperRegionIsNamedWithItsPlace(string text, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems(text)));
}
