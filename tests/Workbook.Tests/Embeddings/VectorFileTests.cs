using System.Globalization;
using System.IO.Compression;
using System.Text;
using Workbook.Embeddings;

namespace Workbook.Tests.Embeddings;

/// <summary>The text format of published word vectors: what the reader accepts, what it says of what it does not, and that writing is its inverse.</summary>
public sealed class VectorFileTests
{
    private const string Small = "the 0.1 -2 3e-1\nking 1 .5 -0.25\n'quoted' 4 5 6\n";

    /// <summary>Words in the order of the file, numbers as written, dimension found out.</summary>
    [Fact]
    public void Words_and_numbers_are_read()
    {
        var vectors = Read(Small);
        Assert.Equal(["the", "king", "'quoted'"], vectors.Words);
        Assert.Equal(3, vectors.Dimension);
        Assert.Equal([0.1f, -2f, 0.3f], vectors["the"].data<float>().ToArray());
        Assert.Equal([1f, 0.5f, -0.25f], vectors["king"].data<float>().ToArray());
        Assert.Equal(0, vectors.Duplicates);
    }

    /// <summary>Windows line ends, a missing last newline, word2vec's blank at the end of lines, a byte order mark.</summary>
    [Theory]
    [InlineData("a 1 2\r\nb 3 4\r\n")]
    [InlineData("a 1 2\nb 3 4")]
    [InlineData("a 1 2 \nb 3 4 \n")]
    [InlineData("\uFEFFa 1 2\nb 3 4\n")]
    public void Variants_of_the_line_are_read(string text)
    {
        var vectors = Read(text);
        Assert.Equal(["a", "b"], vectors.Words);
        Assert.Equal([3f, 4f], vectors["b"].data<float>().ToArray());
    }

    /// <summary>word2vec's first line says how many words and numbers follow.</summary>
    [Fact]
    public void Header_line_is_recognised()
    {
        var vectors = Read("3 2\na 1 2\nb 3 4\n7 5 6\n");
        Assert.Equal(["a", "b", "7"], vectors.Words);
        Assert.Equal(2, vectors.Dimension);
    }

    /// <summary>Two numbers alone are no header if the other lines do not have as many numbers as the second says: the first word is a number.</summary>
    [Fact]
    public void First_word_may_be_a_number() => Assert.Equal(["1984", "a"], Read("1984 5\na 2\n").Words);

    /// <summary>A word is everything before the last d numbers, as in glove.840B.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void Words_may_contain_blanks(int? dimension)
    {
        var vectors = Read(". . . 0.5 0.25 1\nplain 1 2 3\nat name@domain.com 4 5 6\nother 7 8 9\n", dimension: dimension);
        Assert.Equal([". . .", "plain", "at name@domain.com", "other"], vectors.Words);
        Assert.Equal([4f, 5f, 6f], vectors["at name@domain.com"].data<float>().ToArray());
    }

    /// <summary>The culture of the machine has no say.</summary>
    [Fact]
    public void Decimal_comma_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal([0.5f, -1.25e-3f], Read("wort 0.5 -1.25e-3\n")["wort"].data<float>().ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Only wanted words are kept, one with a blank among them; the other lines are passed over.</summary>
    [Fact]
    public void Vocabulary_filters_while_reading()
    {
        string text = "a 1 2\nb 3 4\nnew york 5 6\nnew 7 8\nb x y\nz 9 10\n";
        Assert.Equal(["a", "z"], Read(text, ["z", "a", "nowhere"]).Words);
        Assert.Equal(["new york", "new"], Read(text, ["new", "new york"]).Words);
        Assert.Equal(0, Read(text, []).Count);
    }

    /// <summary>A first part of a word with blanks does not pass for the word.</summary>
    [Fact]
    public void Part_of_a_word_with_blanks_is_not_the_word() => Assert.Equal(["a"], Read("a 1 2\nnew york 5 6\n", ["new", "a"]).Words);

    /// <summary>The last line of a word counts, in the place of the first, as in a dictionary filled line by line.</summary>
    [Fact]
    public void Last_duplicate_counts()
    {
        var vectors = Read("a 1 1\nb 2 2\na 3 3\nc 4 4\nb 5 5\nb 6 6\n");
        Assert.Equal(["a", "b", "c"], vectors.Words);
        Assert.Equal(3, vectors.Duplicates);
        Assert.Equal([3f, 3, 6, 6, 4, 4], vectors.Matrix().data<float>().ToArray());
    }

    /// <summary>What is wrong is named with file, line and column, and what to do.</summary>
    [Theory]
    [InlineData("a 1 2\nb 3 4\nc 5\nd 6 7\n", "(3,4): the line ends after 1 number instead of 2")]
    [InlineData("a 1 2\nb 3 4\nc\nd 6 7\n", "(3,2): the line ends after 0 numbers instead of 2")]
    [InlineData("a 1 2\nb 3 4\nc 5 6 7\nd 8 9\n", "(3,3): the line has more than 2 numbers")]
    [InlineData("a 1 2\nb 3 4\nc 5 6x\n", "(3,5): '6x' is not a number")]
    [InlineData("a 1 2\nb 3 4\nc 5 nan\n", "(3,5): 'nan' is not a number")]
    [InlineData("a 1 2\nb 3 4\nc 5 Infinity\n", "(3,5): 'Infinity' is not a number")]
    [InlineData("a 1 2\nb 3 4\nc 5,5 6\n", "(3,3): '5,5' is not a number")]
    [InlineData("a 1 2\nb 3 4\nc  5\n", "(3,3): '' is not a number")]
    [InlineData("a 1 2\nü 3 -\n", "(2,5): '-' is not a number")]
    [InlineData("a 1 2\n\nb 3 4\n", "(2,1): the line is empty")]
    [InlineData("a 1 2\nb 3 4\n 5 6\n", "(3,")]
    [InlineData("a 1 2\nb 3 4\nc 5", "(3,4): the file ends in the middle of a line: the line ends after 1 number instead of 2; it was not copied whole")]
    [InlineData("5 2\na 1 2\nb 3 4\n", "(1,1): the first line promises 5 words, but 2 follow")]
    [InlineData("", ": the file is empty")]
    [InlineData("no numbers here\n", "(1,1): the file does not begin with lines of a word and its numbers")]
    public void Malformed_file_is_named(string text, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.StartsWith("small.txt" + message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>A file that was cut off is noticed even if only words before the cut are wanted.</summary>
    [Fact]
    public void Cut_is_noticed_when_filtering() =>
        Assert.Contains("middle of a line", Assert.Throws<InvalidDataException>(() => Read("a 1 2\nb 3 4\nc 5", ["a"])).Message, StringComparison.Ordinal);

    /// <summary>Bytes that are not UTF-8 are an error at their column, not a word with question marks.</summary>
    [Fact]
    public void Invalid_utf8_is_named()
    {
        byte[] text = [.. "a 1 2\nfa"u8, 0xE7, .. "ade 3 4\n"u8];
        var error = Assert.Throws<InvalidDataException>(() => VectorFile.Read(new MemoryStream(text), "small.txt"));
        Assert.StartsWith("small.txt(2,3): the word is not valid UTF-8", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A stream that gives a few bytes at a time, and files of many blocks: the same words, numbers and line numbers.</summary>
    [Fact]
    public void Blocks_do_not_show()
    {
        var text = new StringBuilder();
        const int Lines = 60_000;
        for (int i = 0; i < Lines; i++) text.Append(CultureInfo.InvariantCulture, $"word{i} {i} {i * 0.5} -{i}e-3 0.123456\n");
        var vectors = Read(text.ToString());
        Assert.Equal(Lines, vectors.Count);
        for (int i = 0; i < Lines; i += 997)
            Assert.Equal([i, i * 0.5f, (float)(-i * 1e-3), 0.123456f], vectors[$"word{i}"].data<float>().ToArray());
        var error = Assert.Throws<InvalidDataException>(() => Read(text.Append("bad 1 2 3 x\n").ToString()));
        Assert.StartsWith($"small.txt({Lines + 1},11): ", error.Message, StringComparison.Ordinal);
        using var slow = new Trickle(Encoding.UTF8.GetBytes(Small));
        Assert.Equal(["the", "king", "'quoted'"], VectorFile.Read(slow, "slow").Words);
    }

    /// <summary>A line longer than a block is read.</summary>
    [Fact]
    public void Line_may_be_longer_than_a_block()
    {
        const int Dimension = 400_000;
        var vectors = Read(string.Join('\n', new[] { "a", "b" }.Select(word => word + string.Concat(Enumerable.Range(0, Dimension).Select(k => $" {k % 100}")))));
        Assert.Equal(Dimension, vectors.Dimension);
        Assert.Equal(99, vectors["b"][Dimension - 1].item<float>());
    }

    /// <summary>Numbers of nine digits survive being written and read; the compressed file is read as well.</summary>
    [Fact]
    public void Writing_and_reading_are_inverse()
    {
        var random = new Random(1);
        float[] numbers = [.. Enumerable.Range(0, 300).Select(_ => BitConverter.Int32BitsToSingle(random.Next(0x00800000, 0x7F000000)) * (random.Next(2) * 2 - 1))];
        var vectors = WordVectors.Of([.. Enumerable.Range(0, 100).Select(i => $"wörd{i}")], TorchSharp.torch.tensor(numbers).reshape(100, 3));
        string folder = Directory.CreateTempSubdirectory("workbook-vectors-").FullName, path = Path.Combine(folder, "v.txt");
        VectorFile.Write(path, vectors);
        var back = VectorFile.Read(path);
        using (var packed = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest)) packed.Write(File.ReadAllBytes(path));
        var unpacked = VectorFile.Read(path + ".gz");
        string[] files = [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).Order()];
        Directory.Delete(folder, recursive: true);
        Assert.Equal(vectors.Words, back.Words);
        Assert.Equal(numbers, back.Matrix().data<float>().ToArray());
        Assert.Equal(numbers, unpacked.Matrix().data<float>().ToArray());
        Assert.Equal(["v.txt", "v.txt.gz"], files);
    }

    /// <summary>Any decimal text gives the nearest float32, as the base class library's parser does.</summary>
    [Fact]
    public void Numbers_are_rounded_to_the_nearest()
    {
        var random = new Random(2);
        string[] difficult = ["16777217", "16777219.0", "0.50000002980232238769531250", "1.00000017881393432617187499", "1e-45", "-0", "+1.5", "7e10", "340282346638528859811704183484516925440", "0.000000000000000000000001"];
        string[] fields = [.. difficult, .. Enumerable.Range(0, 3000).Select(i => RandomNumber(random, i % 20 + 1))];
        var vectors = Read("w " + string.Join(' ', fields) + "\n");
        float[] expected = [.. fields.Select(field => float.Parse(field, CultureInfo.InvariantCulture))];
        Assert.Equal(expected, vectors["w"].data<float>().ToArray());
    }

    /// <summary>Every text that is random or a mutilated good file is either read or refused with file and place.</summary>
    [Fact]
    public void Broken_files_never_crash_the_reader()
    {
        var random = new Random(3);
        byte[] good = Encoding.UTF8.GetBytes(Small);
        for (int round = 0; round < 3000; round++)
        {
            byte[] text = [.. good];
            for (int change = 0; change <= round % 4; change++) text[random.Next(text.Length)] = (byte)random.Next(256);
            try
            {
                VectorFile.Read(new MemoryStream(text[..random.Next(text.Length + 1)]), "broken");
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith("broken", error.Message, StringComparison.Ordinal);
            }
        }
    }

    private static string RandomNumber(Random random, int digits)
    {
        string text = string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + random.Next(10))));
        int point = random.Next(digits + 1);
        return (random.Next(2) == 0 ? "-" : "") + (point == digits ? text : text[..point] + "." + text[point..]);
    }

    private static WordVectors Read(string text, string[]? vocabulary = null, int? dimension = null) =>
        VectorFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "small.txt", vocabulary, dimension);

    /// <summary>A stream that gives one byte at a time and cannot say how long it is.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
