using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Tests.Documents;

/// <summary>What a cell is in the course.</summary>
public class ExerciseCellsTests
{
    [Theory]
    [InlineData("// EXERCISE one-hot (10 points)\nint x;", "one-hot", 10)]
    [InlineData("// EXERCISE a (1 point)", "a", 1)]
    [InlineData("// EXERCISE a (0 points) ", "a", 0)]
    [InlineData("// EXERCISE a (2.5 points)", "a", 2.5)]
    [InlineData("using System.IO;\n\n// EXERCISE moved-down (3 points)\n", "moved-down", 3)]
    public void HeaderGivesIdAndPoints(string text, string id, double points)
    {
        Assert.True(ExerciseCells.TryReadHeader(new Cell("csharp", text, 1), out ExerciseHeader? header));
        Assert.Equal(new ExerciseHeader(id, points), header);
    }

    [Theory]
    [InlineData("csharp", "// EXERCISE")]
    [InlineData("csharp", "// EXERCISE a")]
    [InlineData("csharp", "// EXERCISE a (many points)")]
    [InlineData("csharp", " // EXERCISE a (1 point)")]
    [InlineData("csharp", "// exercise a (1 point)")]
    [InlineData("markdown", "// EXERCISE a (1 point)")]
    public void AnythingElseIsNoHeader(string kernel, string text) =>
        Assert.False(ExerciseCells.TryReadHeader(new Cell(kernel, text, 1), out _));

    [Theory]
    [InlineData("csharp", "// SETUP", true)]
    [InlineData("csharp", "// SETUP data\nvar x = 1;", true)]
    [InlineData("csharp", "\n// SETUP", true)]
    [InlineData("csharp", "// SETUPS", false)]
    [InlineData("csharp", "1\n// SETUP", false)]
    [InlineData("markdown", "// SETUP", false)]
    public void SetupCellsStartWithTheWord(string kernel, string text, bool isSetup) =>
        Assert.Equal(isSetup, ExerciseCells.IsSetup(new Cell(kernel, text, 1)));
}
