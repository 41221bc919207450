namespace Workbook.Cli.Corpora;

/// <summary>A corpus that comes with the course, as data/README.md describes it.</summary>
/// <param name="Name">Its folder below data/.</param>
/// <param name="What">What is in it.</param>
/// <param name="Lessons">The numbers of the lessons that use it.</param>
/// <param name="Licence">What may be done with it.</param>
/// <param name="Origin">Where it is from.</param>
/// <param name="Files">Its files.</param>
internal sealed record BundledCorpus(string Name, string What, string Lessons, string Licence, string Origin, IReadOnlyList<BundledFile> Files);

/// <summary>A file of a corpus.</summary>
/// <param name="Path">Relative to data/, with slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its checksum, in small hexadecimal digits.</param>
internal sealed record BundledFile(string Path, long Bytes, string Sha256);
