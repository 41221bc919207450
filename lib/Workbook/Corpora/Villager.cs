namespace Workbook.Corpora;

/// <summary>A person of the small world, with the words that sentences about this person need.</summary>
/// <param name="Name">As it stands in a sentence: <c>Anna</c>, <c>the doctor</c>.</param>
/// <param name="Pronoun">she or he.</param>
/// <param name="Possessive">her or his.</param>
/// <param name="Work">What this person does, as the end of a sentence with symbols: <c>bakes a(n) {fruit} pie</c>.</param>
/// <param name="Place">Where: <c>in the bakery</c>.</param>
internal sealed record Villager(string Name, string Pronoun, string Possessive, string[] Work, string Place)
{
    /// <summary>A sentence pattern about this person.</summary>
    /// <param name="pattern">Text with NAME, PRONOUN, POSSESSIVE, WORK and PLACE.</param>
    /// <param name="random">Draws the work.</param>
    public string In(string pattern, Random random) => pattern
        .Replace("NAME", Name, StringComparison.Ordinal)
        .Replace("PRONOUN", Pronoun, StringComparison.Ordinal)
        .Replace("POSSESSIVE", Possessive, StringComparison.Ordinal)
        .Replace("WORK", Work[random.Next(Work.Length)], StringComparison.Ordinal)
        .Replace("PLACE", Place, StringComparison.Ordinal);
}
