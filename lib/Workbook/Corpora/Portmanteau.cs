namespace Workbook.Corpora;

/// <summary>A word blended from two words, in small letters a to z: <c>motel</c> from <c>motor</c> and <c>hotel</c>.</summary>
/// <param name="Blend">The blended word.</param>
/// <param name="First">The word whose beginning it has.</param>
/// <param name="Second">The word whose end it has.</param>
/// <param name="Kind">Where it belongs, for example <c>word</c>, <c>food</c>, <c>couple</c>.</param>
public sealed record Portmanteau(string Blend, string First, string Second, string Kind)
{
    /// <summary>Whether the blend is a beginning of the first word and an end of the second, neither of them empty. Most are; <c>chortle</c> (chuckle, snort) is not.</summary>
    public bool IsBeginningAndEnd =>
        Enumerable.Range(1, Blend.Length - 1).Any(cut => First.StartsWith(Blend[..cut], StringComparison.Ordinal) && Second.EndsWith(Blend[cut..], StringComparison.Ordinal));

    /// <summary>For example <c>motor + hotel = motel</c>.</summary>
    public override string ToString() => $"{First} + {Second} = {Blend}";
}
