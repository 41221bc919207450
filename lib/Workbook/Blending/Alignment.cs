namespace Workbook.Blending;

/// <summary>How the sounds of two words stand to each other where a cut joins them.</summary>
/// <param name="Shared">How many sounds around the join both words have in the same order: those before the cut in both, and those behind it in both.</param>
/// <param name="CutsSound">Whether the cut divides the letters of one sound, as in c|h.</param>
/// <param name="OnsetMeetsRhyme">Whether both words are cut before a vowel: consonants of the one, vowel and rest of the other.</param>
internal readonly record struct Alignment(int Shared, bool CutsSound, bool OnsetMeetsRhyme)
{
    public static Alignment At(IReadOnlyList<Sound> first, IReadOnlyList<Sound> second, Cut cut)
    {
        if (Divides(first, cut.Kept) || Divides(second, cut.From)) return new Alignment(0, CutsSound: true, OnsetMeetsRhyme: false);
        int behindFirst = first.Count(sound => sound.End <= cut.Kept), behindSecond = second.Count(sound => sound.End <= cut.From);
        int before = 0, after = 0;
        while (before < Math.Min(behindFirst, behindSecond) && first[behindFirst - 1 - before].Symbol == second[behindSecond - 1 - before].Symbol) before++;
        while (behindFirst + after < first.Count && behindSecond + after < second.Count && first[behindFirst + after].Symbol == second[behindSecond + after].Symbol) after++;
        return new Alignment(before + after, CutsSound: false, BeginsWithVowel(first, behindFirst) && BeginsWithVowel(second, behindSecond));
    }

    private static bool Divides(IReadOnlyList<Sound> sounds, int place) => sounds.Any(sound => sound.Start < place && place < sound.End);

    private static bool BeginsWithVowel(IReadOnlyList<Sound> sounds, int index) => index < sounds.Count && sounds[index].IsVowel;
}
