using System.Globalization;

namespace Workbook.Cli.Corpora;

/// <summary>The corpora that <c>data get</c> can fetch. Addresses, sizes and checksums are those by which many public programs know the files.</summary>
internal static class PublishedCorpora
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedCorpus> All { get; } = [Glove(), TinyShakespeare(), MovieReviews(), FirstNames(), Surnames()];

    private static PublishedCorpus Glove() => new()
    {
        Name = "glove.6B",
        What = "word vectors of 400,000 words, 50 numbers each, trained on Wikipedia 2014 and Gigaword 5 (J. Pennington, R. Socher, C. Manning, 2014)",
        Lessons = "08, 09",
        Use = "the lessons read them instead of the course's own vectors; files with 100, 200 and 300 numbers stay in the archive (--keep-archive)",
        Licence = "Public Domain Dedication and License 1.0",
        Address = new Uri("https://nlp.stanford.edu/data/glove.6B.zip"),
        Page = new Uri("https://nlp.stanford.edu/projects/glove/"),
        FileName = "glove.6B.zip",
        Packing = Packing.Zip,
        Bytes = 862_182_613,
        Sha256 = "617afb2fe6cbd085c235baf7a465b96f4112bd7f7ccb2b2cbd649fed9cbcf2fb",
        BytesOnDisk = 171_350_079,
        Key = "glove.6B/glove.6B.50d.txt",
        Unpacks = entry => entry == "glove.6B.50d.txt" ? "glove.6B/glove.6B.50d.txt" : null,
        Inspect = folder => Structure.File(folder, "glove.6B/glove.6B.50d.txt", bytes: 171_350_079) ?? Structure.FirstLine(folder, "glove.6B/glove.6B.50d.txt", IsVector, "a word and 50 numbers"),
    };

    private static PublishedCorpus TinyShakespeare() => new()
    {
        Name = "tiny-shakespeare",
        What = "1.1 million characters of Shakespeare's plays in one file, as A. Karpathy's char-rnn made it known (2015)",
        Lessons = "10",
        Use = "TinyShakespeare.Text() is four times the text that lesson 10 has",
        Licence = "public domain (the text)",
        Address = new Uri("https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"),
        Page = new Uri("https://github.com/karpathy/char-rnn"),
        FileName = "tiny-shakespeare.txt",
        Packing = Packing.Plain,
        Bytes = 1_115_394,
        Sha256 = "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed",
        BytesOnDisk = 1_115_394,
        Key = "tiny-shakespeare/input.txt",
        Unpacks = _ => "tiny-shakespeare/input.txt",
        Inspect = folder => Structure.File(folder, "tiny-shakespeare/input.txt", bytes: 1_115_394),
    };

    private static PublishedCorpus MovieReviews() => new()
    {
        Name = "imdb",
        What = "the Large Movie Review Dataset: 25,000 reviews to train on and 25,000 to test with, positive and negative",
        Lessons = "09",
        Use = "lesson 09 reads a fixed part of them instead of the course's own reviews, ImdbReviews all; the 50,000 reviews without a verdict stay in the archive (--keep-archive)",
        Licence = "for research; cite its paper",
        Terms = "The reviews are their writers' texts, gathered for research; no licence is given with them. Whoever publishes results is asked to cite: "
            + "A. Maas, R. Daly, P. Pham, D. Huang, A. Ng, C. Potts, Learning Word Vectors for Sentiment Analysis, ACL 2011.",
        Address = new Uri("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"),
        Page = new Uri("https://ai.stanford.edu/~amaas/data/sentiment/"),
        FileName = "aclImdb_v1.tar.gz",
        Packing = Packing.TarGzip,
        Bytes = 84_125_825,
        Sha256 = "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe",

        // 66 million characters in 50,000 files, each of which takes whole blocks of 4,096 bytes.
        BytesOnDisk = 220_000_000,
        Key = "aclImdb",
        Unpacks = entry => entry is "aclImdb/README" or "aclImdb/imdb.vocab" || s_reviewFolders.Any(folder => entry.StartsWith(folder + "/", StringComparison.Ordinal)) ? entry : null,
        Inspect = folder => s_reviewFolders.Select(reviews => Structure.Files(folder, reviews, "*.txt", 12_500)).FirstOrDefault(problem => problem is not null)
            ?? Structure.File(folder, "aclImdb/README", bytes: null),
    };

    private static PublishedCorpus FirstNames() => new()
    {
        Name = "us-first-names",
        What = "the first names of the babies born in the United States, year by year since 1880, each with its number",
        Lessons = "13",
        Use = "PublishedNames.FirstNames() is a list for lesson 13, as long as you like",
        Licence = "public domain (a work of the US government)",
        Address = new Uri("https://www.ssa.gov/oact/babynames/names.zip"),
        Page = new Uri("https://www.ssa.gov/oact/babynames/limits.html"),
        FileName = "us-first-names.zip",
        Packing = Packing.Zip,
        BytesOnDisk = 40_000_000,
        Key = "us-first-names",
        Unpacks = entry => Path.GetExtension(entry) == ".txt" && !entry.Contains('/', StringComparison.Ordinal) ? "us-first-names/" + entry : null,
        Inspect = folder => Enumerable.Range(1880, 2018 - 1880 + 1)
            .Select(year => Structure.FirstLine(folder, string.Create(CultureInfo.InvariantCulture, $"us-first-names/yob{year}.txt"), IsCountedName, "NAME,F,NUMBER"))
            .FirstOrDefault(problem => problem is not null),
    };

    private static PublishedCorpus Surnames() => new()
    {
        Name = "us-surnames",
        What = "the surnames that a hundred people or more bore at the census of the United States in 2010, each with its number",
        Lessons = "13",
        Use = "PublishedNames.Surnames() is a list for lesson 13, as long as you like",
        Licence = "public domain (a work of the US government)",
        Address = new Uri("https://www2.census.gov/topics/genealogy/2010surnames/names.zip"),
        Page = new Uri("https://www.census.gov/topics/population/genealogy/data/2010_surnames.html"),
        FileName = "us-surnames.zip",
        Packing = Packing.Zip,
        BytesOnDisk = 20_000_000,
        Key = "us-surnames/Names_2010Census.csv",
        Unpacks = entry => entry == "Names_2010Census.csv" ? "us-surnames/" + entry : null,
        Inspect = folder => Structure.FirstLine(folder, "us-surnames/Names_2010Census.csv", line => line.StartsWith("name,rank,count,", StringComparison.OrdinalIgnoreCase), "name,rank,count,..."),
    };

    private static readonly string[] s_reviewFolders = ["aclImdb/train/pos", "aclImdb/train/neg", "aclImdb/test/pos", "aclImdb/test/neg"];

    private static bool IsVector(string line)
    {
        string[] parts = line.Split(' ');
        return parts.Length == 51 && parts[1..].All(part => float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private static bool IsCountedName(string line) =>
        line.Split(',') is [{ Length: > 0 }, "F" or "M", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
