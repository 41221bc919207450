namespace Workbook.Notebooks.Tests.Documents;

/// <summary>Notebooks as people have them, to be damaged.</summary>
internal static class DibSamples
{
    /// <summary>An authored lesson.</summary>
    public const string Lesson = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"},{"name":"sql","languageName":"SQL","aliases":["db"]}]}}

        #!csharp

        #!import ../lib/bin/build-the-solution-first.csx

        #!markdown

        # Simple networks – ein Überblick

        $$a^{<t>} = \tanh(W_{aa} a^{<t-1>})$$

        #!csharp

        // SETUP
        var x = torch.tensor(new float[] { 1, 2, 3 });

        #!csharp

        // EXERCISE one-hot (10 points)
        static float[] OneHot(int index, int size)
        {
            // BEGIN SOLUTION
            var v = new float[size];
            v[index] = 1;
            return v;
            // END SOLUTION
        }

        #!csharp

        Check.OneHot(OneHot)

        #!mermaid

        graph LR
            A --> B

        """;

    /// <summary>What a learner made of it, saved by an older editor on another system.</summary>
    public const string Answered = "\uFEFF#!meta\r\n\r\n{\"polyglot_notebook\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[],\"languageName\":\"C#\",\"name\":\"csharp\"}]},\"mine\":{\"😀\":[1.50,null]}}\r\n\r\n"
        + "#!csharp\r\n\r\n#!import ../lib/bin/build-the-solution-first.csx\r\n\r\n"
        + "#!c#\r\n\r\n// EXERCISE one-hot (10 points)\r\nstatic float[] OneHot(int index, int size)\r\n{\r\n    return [1];\r\n}\r\n\r\n"
        + "#!csharp\r\n\r\nCheck.OneHot(OneHot)\r\n\r\n"
        + "#!csharp\r\n\r\n// EXERCISE gone (5 points)\r\nint Gone() => 1;\r\n\r\n"
        + "#!value\r\n\r\n#!value --name x\r\n7\r\n";

    /// <summary>Text without a marker, without metadata.</summary>
    public const string Bare = "1 + 1\n\n#!time\nx\n \n#!markdown\n- a\n- b\n";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Lesson, Answered, Bare];
}
