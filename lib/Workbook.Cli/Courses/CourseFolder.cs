using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Courses;

/// <summary>The course's folder: where <c>Workbook.sln</c> is. All paths are as messages show them, relative where that is shorter.</summary>
internal sealed class CourseFolder
{
    private const string Landmark = "Workbook.sln";

    /// <summary>Takes this folder as the course's.</summary>
    public CourseFolder(string root) => Root = root;

    public string Root { get; }

    public string Solutions => DisplayPath.Of(Path.Combine(Root, "solutions"));

    public string Notebooks => DisplayPath.Of(Path.Combine(Root, "notebooks"));

    public string Data => DisplayPath.Of(Path.Combine(Root, "data"));

    /// <summary>What <c>data get</c> fetched; git does not see it.</summary>
    public string Downloads => Path.Combine(Data, "downloads");

    /// <summary>Looks upwards from the current directory, then from the program's own folder.</summary>
    public static CourseFolder Find() =>
        Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory)
        ?? throw new CannotRunException($"there is no {Landmark} in {Environment.CurrentDirectory} or above it", "change to the course's folder");

    /// <summary>The files of the authored notebooks, in the order of the course.</summary>
    public IReadOnlyList<string> SolutionFiles()
    {
        string[] files = Directory.Exists(Solutions) ? [.. Directory.GetFiles(Solutions, "*.dib").Order(StringComparer.Ordinal)] : [];
        return files.Length > 0
            ? files
            : throw new CannotRunException($"{Solutions}: there are no notebooks", "restore the folder: git restore solutions");
    }

    /// <summary>The authored notebooks with these names; all for none. A name may be a path, and short if it is clear.</summary>
    public IReadOnlyList<string> SolutionFiles(IReadOnlyList<string> names)
    {
        IReadOnlyList<string> all = SolutionFiles();
        var wanted = names.Select(name => Choose(all, name)).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0 ? all : [.. all.Where(wanted.Contains)];
    }

    /// <summary>The file in which the build says where the library is.</summary>
    public string LibraryPointer => Path.GetFullPath(Path.Combine(Root, "solutions", CourseRules.LoaderLine["#!import ".Length..]));

    private static string Choose(IReadOnlyList<string> files, string name)
    {
        string stem = Path.GetExtension(name) == ".dib" ? Path.GetFileNameWithoutExtension(name) : Path.GetFileName(name);
        string[] exact = [.. files.Where(file => Path.GetFileNameWithoutExtension(file) == stem)];
        string[] starting = [.. files.Where(file => stem.Length > 0 && Path.GetFileName(file).StartsWith(stem, StringComparison.Ordinal))];
        return exact is [var one] ? one
            : starting is [var only] ? only
            : throw new CannotRunException(
                starting.Length == 0 ? $"there is no notebook '{name}'" : $"'{name}' is the beginning of several notebooks",
                "there are: " + string.Join(", ", files.Select(Path.GetFileNameWithoutExtension)));
    }

    private static CourseFolder? Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Landmark)))
            {
                return new CourseFolder(folder.FullName);
            }
        }

        return null;
    }
}
