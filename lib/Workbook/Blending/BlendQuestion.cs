namespace Workbook.Blending;

/// <summary>Two words, the candidates for their blend, and what can be said about each.</summary>
/// <param name="First">The word that gives the beginning.</param>
/// <param name="Second">The word that gives the end.</param>
/// <param name="Candidates">The blends to choose from.</param>
/// <param name="Features">For each candidate its numbers, all of one length.</param>
public sealed record BlendQuestion(string First, string Second, IReadOnlyList<string> Candidates, IReadOnlyList<double[]> Features);
