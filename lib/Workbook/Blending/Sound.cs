namespace Workbook.Blending;

/// <summary>A sound of a word and the letters that spell it.</summary>
/// <param name="Symbol">A short name of the sound, for example <c>sh</c> or <c>ee</c>; equal sounds have equal names.</param>
/// <param name="Start">The place of its first letter.</param>
/// <param name="End">The place behind its last letter.</param>
/// <param name="IsVowel">Whether it is the centre of a syllable.</param>
public readonly record struct Sound(string Symbol, int Start, int End, bool IsVowel);
