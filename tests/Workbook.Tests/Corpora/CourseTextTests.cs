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

    /// <summary>Claims are found with their quotation marks; what a run fills in is left open.</summary>
    [Fact]
    public void Claims_are_found() => Assert.Equal(
        ["a \"short\" one", "the loss falls to \u2026 within \u2026 steps"],
        CourseText.ClaimsOf("#!csharp\n\nClaim.Holds(\"a \\\"short\\\" one\", true)\n\n#!csharp\n\nClaim.Holds($\"the loss falls to {loss:F2} within {steps} steps\",\n    loss < 1)\n"));

    /// <summary>Every claim of every lesson is listed: as many as there are calls.</summary>
    [Fact]
    public void Every_claim_is_listed()
    {
        int calls = CourseText.Code().Split("Claim.Holds(").Length - 1;
        Assert.Equal(calls, CourseText.Claims().Count);
        Assert.Contains(CourseText.Claims(), claim => claim.Lesson == "04-gru" && claim.Sentence.StartsWith("the new memory is 0.5704", StringComparison.Ordinal));
    }
}
