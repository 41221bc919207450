using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Cli.Courses;
using Workbook.Cli.Scaffolding;
using Workbook.Grading.Checking;
using Workbook.Grading.Feedback;
using Workbook.Grading.Specification;

namespace Course.Tests;

/// <summary>What <c>new</c> writes compiles in the course's own sources, and its exercise keeps all that the proofs demand of one.</summary>
public sealed class ScaffoldTests : IDisposable
{
    private const int Seeds = 20;

    // The compiled specifications may see the internals of the library under this name.
    private const string FriendOfTheLibrary = "Workbook.Grading.Tests";

    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("workbook-");

    public void Dispose() => _copy.Delete(recursive: true);

    /// <summary>A new lesson with two new exercises, in a copy of the course's sources.</summary>
    [Fact]
    public void A_new_lesson_and_its_exercises_keep_the_rules()
    {
        CourseFolder course = Copy();
        NewLesson.Plan(course, "98-scaffolded", null).Write();
        NewExercise.Plan(course, "98-scaffolded", "mean-of-steps", null, 5).Write();
        NewExercise.Plan(course, "98-scaffolded", "stretched-mean", "A stretch", 0).Write();

        Assembly compiled = Compile(Directory.GetFiles(Path.Combine(_copy.FullName, "lib", "Workbook.Grading", "Lessons", "Scaffolded")));
        var lesson = (LessonSpec)compiled.GetType("Workbook.Grading.Lessons.Scaffolded.ScaffoldedLesson")!.GetProperty("Spec")!.GetValue(null)!;
        Assert.Equal([("mean-of-steps", 5), ("stretched-mean", 0)], lesson.Exercises.Select(exercise => (exercise.Id, exercise.Points)));
        Assert.All(lesson.Exercises, AssertProven);
    }

    private static void AssertProven(ExerciseSpec exercise)
    {
        Assert.Equal(3, exercise.Hints.Count);
        Assert.True(exercise.Misconceptions.Count >= 2);
        Assert.NotEmpty(exercise.Alternatives);
        for (int seed = 0; seed < Seeds; seed++)
        {
            Assert.Equal(CheckState.Passed, Checker.Run(exercise, exercise.Reference, seed).State);
            Assert.All(exercise.Alternatives, alternative => Assert.Equal(CheckState.Passed, Checker.Run(exercise, alternative.Answer, seed).State));
            Assert.All(exercise.Misconceptions, misconception => Assert.Equal(misconception.Id, Checker.Run(exercise, misconception.Answer, seed).Misconception?.Id));
        }
    }

    // The course's real list of lessons, and as much of the rest as the scaffolding reads.
    private CourseFolder Copy()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(CourseFolders.Root, "lib", "Workbook.Grading", "Lessons"), "*Lesson.cs", SearchOption.AllDirectories)
            .Append(Path.Combine(CourseFolders.Root, "lib", "Workbook.Grading", "Course.cs")).Concat(Directory.GetFiles(CourseFolders.Solutions, "*.dib")))
        {
            string target = Path.Combine(_copy.FullName, Path.GetRelativePath(CourseFolders.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return new CourseFolder(_copy.FullName);
    }

    private static Assembly Compile(string[] files)
    {
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error);
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(FriendOfTheLibrary, files.Select(File.ReadAllText).Append(ImplicitUsings).Select(text => CSharpSyntaxTree.ParseText(text)),
            platform.Select(path => MetadataReference.CreateFromFile(path)), options);
        using var code = new MemoryStream();
        var result = compilation.Emit(code);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        code.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(code);
    }
}
