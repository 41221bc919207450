using Workbook.Tables;

namespace Workbook.Tests.Tables;

/// <summary>Rows under headings, as text and as HTML.</summary>
public sealed class TableTests
{
    private static Table Points() => new Table("lesson", "points") { Title = "Points & more" }.Row("`a<b>`", "5").Row("second", "12.5");

    /// <summary>Columns are aligned, numbers to the right.</summary>
    [Fact]
    public void Text_is_aligned() => Assert.Equal("Points & more\nlesson  points\n`a<b>`       5\nsecond    12.5", Points().ToString());

    /// <summary>Everything is escaped, backticks mark code, headings are headings of their column.</summary>
    [Fact]
    public void Html_is_escaped()
    {
        string html = Points().ToHtml();
        Assert.Contains("<strong>Points &amp; more</strong>", html, StringComparison.Ordinal);
        Assert.Contains("<code>a&lt;b&gt;</code>", html, StringComparison.Ordinal);
        Assert.Contains("text-align:right\">12.5</td>", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<th scope=\"col\"").Length - 1);
    }

    /// <summary>Long code may be broken behind brackets and dots; what is copied from it is the code.</summary>
    [Fact]
    public void Code_can_be_broken() =>
        Assert.Contains("<code>nn.<wbr>Linear(<wbr>3, 5).<wbr>call(<wbr>x)</code>", new Table("code").Row("`nn.Linear(3, 5).call(x)`").ToHtml(), StringComparison.Ordinal);

    /// <summary>A row that does not fit its headings is refused by name.</summary>
    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Contains("has 2 cells (lesson, points), not 1", Assert.Throws<ArgumentException>(() => Points().Row("alone")).Message, StringComparison.Ordinal);
}
