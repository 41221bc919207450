using System.Text;

namespace Workbook.Notebooks.Tests.Documents;

/// <summary>Damages the text of a notebook in one to four ways; the same random numbers give the same damage.</summary>
internal static class DibMutator
{
    private static readonly string[] s_lines =
    [
        "#!csharp", "#!markdown", "#!md", "#!c#", "#!sql", "#!db", "#!meta", "#!metadata", "#!csharp ", "#!CSharp", "#!", "#!unknown",
        "{}", "[]", "{\"a\":1}", "null", "{\"kernelInfo\":{\"items\":[{\"name\":\"py\",\"aliases\":[\"c#\"]}]}}", "{\"x\":\"\\ud800\"}",
        "// EXERCISE one-hot (10 points)", "// EXERCISE (points)", "// YOUR CODE HERE", "throw new NotImplementedException();", "", " ", "\t",
    ];

    private static readonly string[] s_fragments =
        ["\r", "\r\n", "\n", "\r\r\n", "\uFEFF", "\0", "\u2028", "\u0085", "\f", "#!", "#!meta", "\n#!csharp\n", "\n#!meta\n{}\n", "\"", "\\", "{", "}", "😀"];

    public static byte[] Mutate(string text, Random random)
    {
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            text = MutateText(text, random);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(4) == 0 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return bytes;
    }

    private static string MutateText(string text, Random random)
    {
        int place = random.Next(text.Length + 1);
        return random.Next(10) switch
        {
            0 => text.Insert(place, s_fragments[random.Next(s_fragments.Length)]),
            1 => text[..place],
            2 => text.Remove(place, random.Next(Math.Min(40, text.Length - place) + 1)),
            3 => text.Insert(place, new string((char)random.Next(32, 127), random.Next(20_000))),
            4 => random.Next(2) == 0 ? text.ReplaceLineEndings("\r\n") : text.Replace("\n", "\r", StringComparison.Ordinal),
            _ => MutateLines(text.Split('\n'), random),
        };
    }

    private static string MutateLines(string[] lines, Random random)
    {
        List<string> all = [.. lines];
        (int i, int j) = (random.Next(all.Count), random.Next(all.Count));
        switch (random.Next(4))
        {
            case 0:
                all.RemoveAt(i);
                break;
            case 1:
                all.Insert(j, all[i]);
                break;
            case 2:
                (all[i], all[j]) = (all[j], all[i]);
                break;
            default:
                all.Insert(i, s_lines[random.Next(s_lines.Length)]);
                break;
        }

        return string.Join('\n', all);
    }
}
