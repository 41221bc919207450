using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Formatting;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Releases;

namespace Workbook.Cli.Exports.FileApps;

/// <summary>
/// Writes a notebook as one C# file that <c>dotnet run</c> builds and runs: prose as comments, the cells as its
/// statements, types after them. It is compiled before it is handed out, so that what it cannot say is said here.
/// </summary>
internal sealed class FileAppExport
{
    private static readonly string[] s_host =
    [
        "",
        "/// <summary>What a notebook's host brings.</summary>",
        "static class NotebookHost",
        "{",
        "    static NotebookHost() => Console.OutputEncoding = Encoding.UTF8;",
        "",
        "    /// <summary>Prints a value as text; pictures say in words what they show.</summary>",
        "    public static void Display(this object value) => Console.WriteLine(Workbook.Notebooks.Formatting.PlainText.Of(value));",
        "}",
    ];

    private readonly Notebook _notebook;
    private readonly LibraryPointer _library;
    private readonly List<NotebookProblem> _problems = [];
    private readonly MetadataReference[] _references;

    private FileAppExport(Notebook notebook, LibraryPointer library)
    {
        (_notebook, _library) = (notebook, library);
        _references = [.. Framework.References, MetadataReference.CreateFromFile(typeof(PlainText).Assembly.Location), .. library.References.Select(path => MetadataReference.CreateFromFile(path))];
    }

    /// <summary>The file.</summary>
    /// <param name="notebook">What to write.</param>
    /// <param name="library">The library it uses.</param>
    /// <param name="output">Where the file will lie; the library is named relative to it where both are in the course's folder.</param>
    /// <param name="course">The course's folder.</param>
    /// <returns>The text, or the problems that keep it from being a program, each with its place.</returns>
    public static (string Text, IReadOnlyList<NotebookProblem> Problems) Text(Notebook notebook, LibraryPointer library, string output, CourseFolder course)
    {
        var export = new FileAppExport(notebook, library);
        IReadOnlyList<ProgramLine> lines = export.Lines(Head(notebook, library, output, course));
        if (export._problems.Count == 0)
        {
            export.Compile(lines);
        }

        return (string.Concat(lines.Select(line => line.Text + "\n")), export._problems);
    }

    private static IEnumerable<string> Head(Notebook notebook, LibraryPointer library, string output, CourseFolder course)
    {
        string name = Path.GetFileName(output);
        string folder = Path.GetDirectoryName(Path.GetFullPath(output))!;
        bool isInside = !Path.GetRelativePath(course.Root, folder).StartsWith("..", StringComparison.Ordinal);
        string targets = (isInside ? Path.Combine("$(MSBuildProjectDirectory)", Path.GetRelativePath(folder, library.Targets)) : library.Targets).Replace('\\', '/');
        return
        [
            $"// {Path.GetFileName(notebook.DisplayName)} as a program: dotnet run {(name.Contains(' ') ? $"\"{name}\"" : name)}",
            "// It uses the library as the course's last build left it: dotnet build -c Release",
            $"#:property BeforeMicrosoftNETSdkTargets={targets}",
        ];
    }

    private List<ProgramLine> Lines(IEnumerable<string> head)
    {
        IReadOnlyList<ScriptCell> cells = ScriptCell.Compile(CodeCells(), _references, [.. Framework.Usings, .. _library.Usings.Select(name => name.StartsWith("static ", StringComparison.Ordinal) ? name["static ".Length..] : name)]);
        foreach (ScriptCell cell in cells)
        {
            _problems.AddRange(cell.Errors.Select(error => Problem(cell.Number, LineOf(error.Location), error.GetMessage(), "mend the cell first; it does not compile in the notebook either")));
        }

        var names = new ProgramNames(cells);
        Dictionary<int, CellStatements> statements = cells.ToDictionary(cell => cell.Number, cell => new CellStatements(cell, names));
        _problems.AddRange(statements.SelectMany(item => item.Value.Problems.Select(problem => Problem(item.Key, problem.Line, problem.What, problem.Remedy))));
        IEnumerable<ProgramLine> usings = Framework.Usings.Concat(_library.Usings).Select(name => new ProgramLine($"using {name};"));
        return
        [
            .. head.Select(line => new ProgramLine(line)),
            .. usings.Concat(statements.Values.SelectMany(cell => cell.Usings)).DistinctBy(line => line.Text.Trim()),
            .. _notebook.Cells.SelectMany((cell, index) => Block(cell, statements.GetValueOrDefault(index + 1))),
            .. statements.Values.Where(cell => cell.Types.Count > 0).SelectMany(cell => cell.Types.Prepend(new ProgramLine(""))),
            .. s_host.Select(line => new ProgramLine(line)),
        ];
    }

    private IEnumerable<(int Number, string Code)> CodeCells() =>
        _notebook.Cells.Select((cell, index) => (Number: index + 1, Cell: cell)).Where(item => item.Cell.IsCSharp && !Plumbing.Is(item.Cell))
            .Select(item => (item.Number, WithoutCommands(item.Number, item.Cell)));

    private string WithoutCommands(int number, Cell cell)
    {
        string[] lines = cell.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            bool isImport = LibraryPointer.IsImport(lines[i]);
            bool isCommand = lines[i].StartsWith("#!", StringComparison.Ordinal) || lines[i].StartsWith("#r ", StringComparison.Ordinal) || lines[i].StartsWith("#i ", StringComparison.Ordinal) || lines[i].StartsWith("#load ", StringComparison.Ordinal);
            if (isCommand && !isImport)
            {
                _problems.Add(Problem(number, i + 1, $"'{lines[i]}' is a command of notebooks, not of programs", "export the notebook without this line; a package is '#:package NAME@VERSION' at the top of the exported file"));
            }

            lines[i] = isCommand ? "" : lines[i];
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<ProgramLine> Block(Cell cell, CellStatements? statements)
    {
        IEnumerable<ProgramLine> lines = statements is not null ? Trimmed(statements.Statements)
            : Plumbing.Is(cell) ? []
            : cell.IsMarkdown ? ProseComment.Of(cell.Text).Select(line => new ProgramLine(line))
            : cell.Text.Split('\n').Prepend($"(a cell in {cell.Kernel}, which a program does not run)").Select(line => new ProgramLine(("// " + line).TrimEnd()));
        return lines.Any() ? lines.Prepend(new ProgramLine("")) : [];
    }

    private static IEnumerable<ProgramLine> Trimmed(IReadOnlyList<ProgramLine> lines) =>
        lines.Where(line => !SolutionRegions.IsMarker(line.Text)).SkipWhile(line => line.Text.Trim().Length == 0).Reverse().SkipWhile(line => line.Text.Trim().Length == 0).Reverse();

    private void Compile(IReadOnlyList<ProgramLine> lines)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None).WithFeatures([KeyValuePair.Create("FileBasedProgram", "true")]);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(string.Join('\n', lines.Select(line => line.Text)), parse, encoding: Encoding.UTF8);
        var compilation = CSharpCompilation.Create("program", [tree], _references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        foreach (Diagnostic error in compilation.GetDiagnostics().Where(item => item.Severity == DiagnosticSeverity.Error))
        {
            ProgramLine line = lines[LineOf(error.Location) - 1];
            _problems.Add(Problem(line.Cell, line.Line, "in one program this does not compile: " + error.GetMessage(), Remedy(error.Id)));
        }
    }

    private static string Remedy(string error) => error switch
    {
        "CS0841" => "declare the variable in a line before the function that uses it",
        "CS0103" or "CS0120" => "a type of a program does not see the cells' variables and functions; pass what it needs to its constructor",
        _ => "write the cell so that it would also compile as a part of one method",
    };

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;

    private NotebookProblem Problem(int cell, int line, string what, string remedy) => new(DisplayPath.Of(_notebook.DisplayName), cell, line, what, remedy);
}
