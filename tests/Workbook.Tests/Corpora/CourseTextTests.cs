using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>The course's own text.</summary>
public sealed class CourseTextTests
{
    private const string Notebook = """
        #!meta

        {"kernelInfo":{}}

        #!markdown

        The cell $c^{\langle t\rangle}$ costs nothing, and

        $$a = b +
        c$$

        #!csharp

        var price = "$5"; // $no formula$

        #!markdown

        Again $x$ and $y$.

        """;

    /// <summary>Formulas come from text cells, in order, each on one line; code does not count.</summary>
    [Fact]
    public void Formulas_are_found() => Assert.Equal([@"c^{\langle t\rangle}", "a = b + c", "x", "y"], CourseText.FormulasOf(Notebook));

    /// <summary>Cells are told apart by their language.</summary>
    [Fact]
    public void Cells_are_told_apart()
    {
        Assert.Equal(["var price = \"$5\"; // $no formula$"], CourseText.Cells(Notebook, "csharp"));
        Assert.Equal(2, CourseText.Cells(Notebook, "markdown").Count());
    }

    /// <summary>The lessons hold thousands of characters of both, and no dollar sign or cell marker is left in them.</summary>
    [Fact]
    public void Lessons_are_read()
    {
        Assert.True(CourseText.Formulas().Length > 10_000);
        Assert.Contains(@"\Gamma_u", CourseText.Formulas(), StringComparison.Ordinal);
        Assert.DoesNotContain("$", CourseText.Formulas(), StringComparison.Ordinal);
        Assert.True(CourseText.Code().Length > 50_000);
        Assert.DoesNotContain("#!csharp", CourseText.Code(), StringComparison.Ordinal);
    }
}
