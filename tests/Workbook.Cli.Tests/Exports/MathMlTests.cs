using System.Text.RegularExpressions;
using System.Xml.Linq;
using Workbook.Cli.Courses;
using Workbook.Cli.Exports;
using Workbook.Cli.Exports.Formulas;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Tests.Exports;

/// <summary>The formulas of the course become MathML.</summary>
public partial class MathMlTests
{
    [Theory]
    [InlineData(@"x^{\langle t\rangle}", "<msup><mi>x</mi><mrow><mrow><mo stretchy=\"false\">⟨</mo><mi>t</mi><mo stretchy=\"false\">⟩</mo></mrow></mrow></msup>")]
    [InlineData(@"\frac{1}{2}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>")]
    [InlineData("h'", "<msup><mi>h</mi><mrow><mo>′</mo></mrow></msup>")]
    [InlineData(@"\tanh 0.5", "<mi>tanh</mi><mspace width=\"0.167em\"/><mn>0.5</mn>")]
    [InlineData(@"\sum_i", "<munder><mo movablelimits=\"true\">∑</mo><mi>i</mi></munder>")]
    [InlineData(@"\left[a\right.", "<mrow><mo fence=\"true\" stretchy=\"true\">[</mo><mi>a</mi></mrow>")]
    [InlineData(@"\text{<a b>}", "<mtext>&lt;a\u00a0b&gt;</mtext>")]
    public void AFormulaBecomesTheseElements(string formula, string expected) =>
        Assert.StartsWith("<math><semantics><mrow>" + expected + "</mrow><annotation", MathMl.Convert(formula, display: false));

    [Theory]
    [InlineData(@"\nonsense", "nonsense")]
    [InlineData("{a", "'}'")]
    [InlineData("a}", "'}'")]
    [InlineData("x^", "ends")]
    [InlineData("x_a_b", "two indices")]
    [InlineData("_a", "nothing before")]
    [InlineData(@"\left(a", @"\right")]
    [InlineData(@"\begin{cases} a \end{matrix}", "matrix")]
    [InlineData(@"\text{a", "not closed")]
    public void ABrokenFormulaIsQuotedWithWhatIsWrong(string formula, string part)
    {
        string message = Assert.Throws<FormulaException>(() => MathMl.Convert(formula, display: true)).Message;
        Assert.Contains(part, message);
        Assert.Contains(formula, message);
    }

    [Fact]
    public void EveryFormulaOfTheCourseConvertsToWellFormedXml()
    {
        int formulas = 0;
        foreach (string file in CourseFolder.Find().SolutionFiles())
        {
            foreach (string formula in Notebook.Load(file).Cells.Where(cell => cell.IsMarkdown).SelectMany(cell => ProseRenderer.Formulas(cell.Text)))
            {
                Assert.Equal("math", XElement.Parse(MathMl.Convert(formula, display: true)).Name.LocalName);
                formulas++;
            }
        }

        Assert.True(formulas > 500, $"only {formulas} formulas were found");
    }

    [Theory]
    [InlineData("$$a\nb$$", "$$a b$$")]
    [InlineData("$$\na\n$$\n\nb $$c$$", "$$ a $$\n\nb $$c$$")]
    [InlineData("```\n$$\n```\n$$a\n$$", "```\n$$\n```\n$$a $$")]
    public void AFormulaOverSeveralLinesIsPutOnOne(string markdown, string expected) => Assert.Equal(expected, DisplayFormulas.OnOneLine(markdown));

    [Theory]
    [InlineData(@"a \qquad b", new[] { "a ", " b" })]
    [InlineData(@"\left(a \qquad b\right) \qquad {c \qquad d}", new[] { @"\left(a \qquad b\right) ", @" {c \qquad d}" })]
    [InlineData(@"\{ a \qquad b \qquad", new[] { @"\{ a ", " b " })]
    public void AFormulaIsDividedAtWideSpacesOutsideOfBrackets(string formula, string[] parts) => Assert.Equal(parts, DisplayFormulas.Parts(formula));

    [Fact]
    public void NoDollarSignOfTheCourseIsLeftInItsProse()
    {
        foreach (string file in CourseFolder.Find().SolutionFiles())
        {
            Cell[] cells = [.. Notebook.Load(file).Cells];
            for (int i = 0; i < cells.Length; i++)
            {
                string prose = cells[i].IsMarkdown ? CodeInProse().Replace(new ProseRenderer().Render(cells[i].Text), "") : "";
                Assert.False(prose.Contains('$'), $"{file}({i + 1}): a formula is not recognized; write it on one line");
            }
        }
    }

    [GeneratedRegex("<code.*?</code>", RegexOptions.Singleline)]
    private static partial Regex CodeInProse();
}
