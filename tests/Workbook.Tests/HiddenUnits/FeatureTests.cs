using Workbook.HiddenUnits;

namespace Workbook.Tests.HiddenUnits;

/// <summary>What is noted of code and of plays, written as a row of signs under the text.</summary>
public sealed class FeatureTests
{
    [Theory]
    [InlineData("in a comment", "a / b; // c \"d\"\ne", "........#######..")]
    [InlineData("in a comment", "s = \"http://x\"; y", ".................")]
    [InlineData("in a string", "f(\"a\\\"b\", '\"', x)", "..#####..........")]
    [InlineData("in a string", "p = @\"c:\\\"; q(\"r\")", ".....####.....##..")]
    [InlineData("in a string", "// \"no\nx \"yes\"", ".........####.")]
    [InlineData("in an if or loop", "if (a(b) > c) d(e);", "...#########.......")]
    [InlineData("in an if or loop", "diff (a) while(b)", "..............##.")]
    [InlineData("in parentheses", "a(b(c)d)e", ".######..")]
    public void Code_is_marked(string name, string code, string row) => Assert.Equal(row, Row(CodeFeatures.Of(code), name));

    [Fact]
    public void Depth_and_position_are_counted()
    {
        var features = CodeFeatures.Of("{a\n{}}}x");
        Assert.Equal([1.0, 1, 1, 2, 1, 0, 0, 0], Named(features, "depth of braces").Values);
        Assert.Equal([1.0, 2, 0, 1, 2, 3, 4, 5], Named(features, "position in the line").Values);
    }

    [Theory]
    [InlineData("in a speaker's name", "ADAM\nO, me\n[Exit ADAM]", "####..................")]
    [InlineData("in a stage direction", "ADAM\nO [weeps\nloud] I", ".......###########...")]
    public void Plays_are_marked(string name, string play, string row) => Assert.Equal(row, Row(PlayFeatures.Of(play), name));

    [Fact]
    public void Letters_and_lines_are_counted()
    {
        var features = PlayFeatures.Of("AB\nth' a\nx");
        Assert.Equal([1.0, 2, 0, 1, 2, 3, 0, 1, 0, 1], Named(features, "letters of the word").Values);
        Assert.Equal([0.0, 0, 0, 1, 1, 1, 1, 1, 1, 2], Named(features, "lines of the speech").Values);
        Assert.Equal([1.0, 2, 0, 1, 2, 3, 4, 5, 0, 1], Named(features, "position in the line").Values);
    }

    [Fact]
    public void An_empty_text_has_no_features()
    {
        Assert.Throws<ArgumentException>(() => CodeFeatures.Of(""));
        Assert.Throws<ArgumentException>(() => PlayFeatures.Of(""));
    }

    [Fact]
    public void A_feature_is_cut_and_moved()
    {
        var feature = new TextFeature("f", true, [1, 0, 0, 1, 1]);
        Assert.Equal([0.0, 0, 1], feature.Of(1..4).Values);
        Assert.Equal([1.0, 1, 0, 0, 1], feature.Moved(1).Values);
        Assert.Equal(feature.Moved(4).Values, feature.Moved(-1).Values);
        Assert.Equal([true, false, false, true, true], feature.On);
    }

    private static TextFeature Named(IReadOnlyList<TextFeature> features, string name) => features.Single(feature => feature.Name == name);

    private static string Row(IReadOnlyList<TextFeature> features, string name) => string.Concat(Named(features, name).On.Select(on => on ? '#' : '.'));
}
