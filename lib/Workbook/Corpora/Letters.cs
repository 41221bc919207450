namespace Workbook.Corpora;

/// <summary>The 26 letters a to z, to which the lists of names and blends are folded.</summary>
public static class Letters
{
    // Each row is a letter and that letter with accents. string.Normalize is not used: it leaves letters as they are where the
    // program runs without culture data (InvariantGlobalization), as notebooks in CI do.
    private static readonly string[] Families =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖ",
        "iìíîïĩīĭįǐȉȋḭḯỉịİ",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽ",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩ",
        "tţťțṫṭṯṱẗ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
    ];

    private static readonly Dictionary<char, char> Plain = Families
        .SelectMany(family => family.Skip(1).Select(accented => (accented, family[0])))
        .ToDictionary(pair => pair.accented, pair => pair.Item2);

    /// <summary>Whether a word is not empty and consists of the small letters a to z alone.</summary>
    /// <param name="word">Any text.</param>
    public static bool Spell(string word) => word.Length > 0 && word.All(char.IsAsciiLetterLower);

    /// <summary>What is left of a text in the letters a to z: capitals become small, accents go, and so does everything else; <c>Zoë!</c> becomes <c>zoe</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text) =>
        string.Concat(text.Select(char.ToLowerInvariant).Select(letter => Plain.GetValueOrDefault(letter, letter)).Where(char.IsAsciiLetterLower));
}
