using Workbook.Cli.Corpora;
using Workbook.Cli.Courses;

namespace Workbook.Cli.Downloads;

/// <summary>What there is of a published corpus on this machine.</summary>
internal sealed class PlaceOfCorpus(CourseFolder course, PublishedCorpus corpus)
{
    /// <summary><c>data/downloads/</c>.</summary>
    public string Folder { get; } = course.Downloads;

    /// <summary>Where the fetched file lies until it is unpacked.</summary>
    public string Archive => Path.Combine(Folder, corpus.FileName);

    /// <summary>What shows that the corpus is there.</summary>
    public string Key => Path.Combine(Folder, corpus.Key);

    /// <summary>How much of the file has arrived; 0 for nothing.</summary>
    public long PartBytes => PartFile.LengthFor(Archive);

    /// <summary>Whether anything of the corpus is there, unpacked.</summary>
    public bool IsThere => Path.Exists(Key);

    /// <summary>What is wrong with what is there; null if it is complete.</summary>
    public string? Problem() => corpus.Inspect(Folder);
}
