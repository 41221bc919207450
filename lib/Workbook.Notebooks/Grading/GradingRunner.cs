using System.Diagnostics;
using System.Text.Json;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Grading;

/// <summary>
/// Grades exercises in this process. All branch from one state after the loader and set-up cells; each runs the official
/// solutions of what it depends on, the learner's cell and the official check, with a fresh folder as current directory.
/// The state is kept for further requests, which all have to be for the same official notebook.
/// </summary>
internal sealed class GradingRunner(CellRunner runner)
{
    private const string DescribeCourse = "Workbook.Grading.Course.Describe()";

    private readonly CleanSlate _slate = new();
    private GradingStart? _start;

    /// <summary>Grades what the request asks for; sends the events.</summary>
    public async Task RunAsync(GradeRequest request)
    {
        runner.Send(new GradingStarted());
        if (LoadPlan(request) is not { } plan || await StartAsync(request, plan).ConfigureAwait(false) is not { } start)
        {
            return;
        }

        runner.Send(new CourseDescribed(start.Course));
        foreach (PlannedExercise exercise in plan.Exercises.Where(e => request.Exercises?.Contains(e.Id) ?? true))
        {
            await GradeAsync(exercise, start, plan, request.ScratchFolder).ConfigureAwait(false);
        }
    }

    private async Task<GradingStart?> StartAsync(GradeRequest request, GradingPlan plan) =>
        _start ??= await RunSetupAsync(plan).ConfigureAwait(false) is { } state
            && await DescribeCourseAsync(request, state, plan).ConfigureAwait(false) is { } course
            ? new GradingStart(state, course)
            : null;

    private GradingPlan? LoadPlan(GradeRequest request)
    {
        try
        {
            return GradingPlan.Load(request.Official, request.Learner);
        }
        catch (NotebookFormatException e)
        {
            runner.Send(new GradingStopped(new CellError("notebook", "", 0, 0, "", e.Message)));
            return null;
        }
    }

    private async Task<KernelState?> RunSetupAsync(GradingPlan plan)
    {
        KernelState state = KernelState.Empty;
        foreach (CellSource cell in plan.Setup)
        {
            CellOutcome outcome = await runner.RunAsync(state, cell).ConfigureAwait(false);
            if (!outcome.Ok)
            {
                CellError first = outcome.Errors[0];
                runner.Send(new GradingStopped(first with { Message = "a cell that all exercises need fails: " + first.Message }));
                return null;
            }

            state = outcome.State;
        }

        return state;
    }

    private async Task<IReadOnlyList<CourseExercise>?> DescribeCourseAsync(GradeRequest request, KernelState state, GradingPlan plan)
    {
        var cell = new CellSource(Path.GetFullPath(request.Official), 0, new Cell("csharp", DescribeCourse, 0), plan.Setup.Count > 0 ? plan.Setup[0].Folder : "");
        (CellOutcome outcome, IReadOnlyList<OutputProduced> outputs) = await runner.RunQuietlyAsync(state, cell).ConfigureAwait(false);
        string problem = outcome.Ok ? "gives no " + MimeTypes.Course : outcome.Errors[0].Message;
        try
        {
            if (Last(outputs, MimeTypes.Course) is { } json)
            {
                return ProtocolJson.ReadCourse(json);
            }
        }
        catch (JsonException e)
        {
            problem = "gives " + MimeTypes.Course + " that cannot be read: " + e.Message;
        }

        string message = $"the library does not describe the course, {DescribeCourse}: {problem}; build the solution again";
        runner.Send(new GradingStopped(new CellError("notebook", cell.File, 0, 0, "", message)));
        return null;
    }

    private async Task GradeAsync(PlannedExercise exercise, GradingStart start, GradingPlan plan, string? scratchFolder)
    {
        runner.Send(new ExerciseStarted(exercise.Id, start.Course.FirstOrDefault(e => e.Id == exercise.Id)?.Seconds ?? 0));
        long began = Stopwatch.GetTimestamp();
        using var scratch = new ScratchFolder(scratchFolder);
        Directory.SetCurrentDirectory(scratch.FullPath);
        CheckResult? check = null;
        try
        {
            check = await CheckAsync(exercise, start, plan).ConfigureAwait(false);
        }
        catch (GradingException e)
        {
            runner.Send(new ErrorProduced(e.Error));
        }

        _slate.Restore();
        runner.Send(new ExerciseEnded(exercise.Id, Stopwatch.GetElapsedTime(began).TotalMilliseconds, check));
    }

    private async Task<CheckResult?> CheckAsync(PlannedExercise exercise, GradingStart start, GradingPlan plan)
    {
        CellSource answer = exercise.Answer ?? throw new GradingException(exercise.Problem!);
        CellSource check = exercise.Check ?? throw GradingException.At(exercise.Solution, $"no code cell follows the exercise '{exercise.Id}'; add its check");
        KernelState state = await RunDependenciesAsync(exercise, start, plan).ConfigureAwait(false);
        (CellOutcome answered, _) = await runner.RunRecordedAsync(
            state, answer, error => MissingName.ExplainAnswer(error, answer, plan.LearnerCells)).ConfigureAwait(false);
        if (!answered.Ok)
        {
            return null;
        }

        (CellOutcome outcome, IReadOnlyList<OutputProduced> outputs) = await runner.RunRecordedAsync(
            answered.State, check, error => MissingName.ExplainCheck(error, exercise)).ConfigureAwait(false);
        return outcome.Ok ? Read(outputs, check) : null;
    }

    private async Task<KernelState> RunDependenciesAsync(PlannedExercise exercise, GradingStart start, GradingPlan plan)
    {
        KernelState state = start.State;
        IReadOnlyList<PlannedExercise> dependencies;
        try
        {
            dependencies = ExerciseOrder.DependenciesOf(exercise.Id, start.Course, plan.Exercises);
        }
        catch (InvalidOperationException e)
        {
            throw GradingException.At(exercise.Solution, e.Message);
        }

        foreach (PlannedExercise dependency in dependencies)
        {
            (CellOutcome outcome, _) = await runner.RunQuietlyAsync(state, dependency.Solution).ConfigureAwait(false);
            state = outcome.Ok
                ? outcome.State
                : throw GradingException.At(dependency.Solution, $"the official solution of '{dependency.Id}' fails: {outcome.Errors[0].Message}");
        }

        return state;
    }

    private static CheckResult Read(IReadOnlyList<OutputProduced> outputs, CellSource check)
    {
        string json = Last(outputs, MimeTypes.Check)
            ?? throw GradingException.At(check, $"the check cell shows no {MimeTypes.Check}; its last expression must be the check");
        try
        {
            return ProtocolJson.ReadCheck(json);
        }
        catch (JsonException e)
        {
            throw GradingException.At(check, $"the check's {MimeTypes.Check} cannot be read: {e.Message}");
        }
    }

    private static string? Last(IReadOnlyList<OutputProduced> outputs, string mimeType) =>
        outputs.Select(output => output.Data.GetValueOrDefault(mimeType)).LastOrDefault(text => text is not null);
}

/// <summary>Where all exercises of a notebook begin.</summary>
/// <param name="State">After the loader and set-up cells.</param>
/// <param name="Course">The exercises that the library knows.</param>
internal sealed record GradingStart(KernelState State, IReadOnlyList<CourseExercise> Course);
