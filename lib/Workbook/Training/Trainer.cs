using TorchSharp;
using TorchSharp.Modules;
using Workbook.Batches;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Workbook.Training;

/// <summary>
/// Trains any module: the loop of loss, gradient, clipping and update, with validation, a history, progress, early
/// stopping, and checkpoints from which a training goes on as if it had never been interrupted.
/// </summary>
/// <param name="model">What is trained; its mode is set to training or evaluation as needed.</param>
/// <param name="optimizer">Of the model's parameters, made by <c>torch.optim</c>.</param>
/// <param name="loss">The mean loss per target of a batch, a single number with a gradient.</param>
public sealed class Trainer(nn.Module model, OptimizerHelper optimizer, Func<Batch, Tensor> loss)
{
    private readonly Parameter[] parameters = [.. optimizer.parameters()];
    private TrainingPosition position = new();
    private BestWeights best = new();
    private ScheduleSteps? scheduleSteps;
    private string source = "";
    private double? gradientNorm;
    private double learningRate;

    /// <summary>A schedule of the optimizer's learning rate, made by <c>torch.optim.lr_scheduler</c> and never stepped by you.</summary>
    public LRScheduler? Schedule { get; init; }

    /// <summary>When the schedule takes a step.</summary>
    public ScheduleUnit ScheduleUnit { get; init; }

    /// <summary>Gradients whose norm over all parameters is larger are scaled down to it (lesson 03); not at all if left out.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>What was measured so far.</summary>
    public TrainingHistory History { get; private set; } = new();

    /// <summary>Epochs that are over.</summary>
    public int Epoch => position.Epoch;

    /// <summary>Updates of the parameters so far.</summary>
    public long Updates => position.Updates;

    /// <summary>Where time comes from; tests put in one of their own.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    internal Func<TimeProvider, LiveDisplay> Display { get; init; } = clock => new LiveDisplay(clock);

    private ScheduleSteps ScheduleDriver => scheduleSteps ??= new ScheduleSteps(Schedule);

    /// <summary>Trains until the plan's end; called again with a longer plan, it goes on.</summary>
    /// <param name="training">The data.</param>
    /// <param name="plan">How long, and what is measured.</param>
    /// <returns>The history of the whole training, earlier calls included.</returns>
    /// <exception cref="ArgumentException">The plan has no end or contradicts itself, or the training stands in the middle of an epoch of other data.</exception>
    /// <exception cref="InvalidOperationException">The loss became infinite or NaN; the message says where and what helps.</exception>
    /// <exception cref="IOException">The checkpoint cannot be written.</exception>
    public TrainingHistory Fit(IBatchSource training, TrainingPlan plan)
    {
        plan.Check();
        RequireSameSource(training);
        if (position.Provisional) History.RemoveLast();
        position.Provisional = false;
        var display = plan.ShowProgress ? Display(Clock) : null;
        double began = position.Seconds;
        string? ending;
        model.train();
        while ((ending = Ending(plan, position.Seconds - began)) is null)
        {
            long started = Clock.GetTimestamp();
            Update(training);
            position.Seconds += Clock.GetElapsedTime(started).TotalSeconds;
            if (display?.IsDue == true) display.Show(Progress(plan, training, began));
            if (position.Updates % (plan.PointEvery ?? training.Count) == 0) EndInterval(training, plan);
        }
        End(training, plan, ending);
        display?.Show(Progress(plan, training, began));
        return History;
    }

    /// <summary>The mean loss per target on data, without training on it: in evaluation mode and without gradients.</summary>
    /// <param name="data">All its batches are read once, in the order of epoch 0.</param>
    public double Evaluate(IBatchSource data) => Evaluation.MeanLoss(model, data, loss);

    /// <summary>Goes back to the weights with the lowest validation loss. What is trained after it goes on from there.</summary>
    /// <exception cref="InvalidOperationException">There was no validation yet.</exception>
    public void RestoreBest()
    {
        if (!best.Any) throw new InvalidOperationException("There are no best weights yet; train with Validation in the plan first.");
        best.Restore(model);
    }

    /// <summary>Writes everything that is needed to go on: weights, the optimizer's memory, schedule, place in the data, random state, history.</summary>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => Checkpoint.Write(path, model, optimizer, Schedule is null ? null : ScheduleDriver, position, best, History, source);

    /// <summary>
    /// Goes on from a checkpoint. The model, the optimizer and the schedule are made as they were at the beginning, and the
    /// trainer is a new one; then the training continues with the numbers it would have had.
    /// </summary>
    /// <param name="path">A file that <see cref="Save"/> or a plan's checkpoint wrote.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no checkpoint, is damaged, or belongs to another model, optimizer or schedule; nothing was changed then.</exception>
    /// <exception cref="InvalidOperationException">This trainer has trained already.</exception>
    public void Resume(string path)
    {
        if (position.Updates > 0) throw new InvalidOperationException($"This trainer has made {position.Updates} updates already; resume with a new trainer around a newly made model, optimizer and schedule.");
        var checkpoint = Checkpoint.Read(path);
        checkpoint.RequireFits(path, model, optimizer, Schedule is not null);
        checkpoint.Apply(model, optimizer, ScheduleDriver);
        (position, best, History, source) = (checkpoint.Position, checkpoint.Best, checkpoint.History, checkpoint.Source);
    }

    private void Update(IBatchSource training)
    {
        using var scope = NewDisposeScope();
        var batch = training.Read(position.Epoch, position.Index);
        if (!batch.Continues && model is ICarriesState carrier) carrier.State = [];
        optimizer.zero_grad();
        var value = loss(batch);
        double number = Evaluation.Number(value);
        learningRate = optimizer.ParamGroups.First().LearningRate;
        if (!double.IsFinite(number)) throw NonFiniteLoss.Explain(model, batch, number, position, learningRate, gradientNorm, ClipNorm);
        value.backward();
        if (ClipNorm is { } most) gradientNorm = nn.utils.clip_grad_norm_(parameters, most);
        optimizer.step();
        position.Advance(training.Count, batch.Tokens, number, batch.Asked);
        if (ScheduleUnit == ScheduleUnit.Update) ScheduleDriver.Step(number);
    }

    private void EndInterval(IBatchSource training, TrainingPlan plan)
    {
        var point = AddPoint(training, plan);
        if (point.ValidationLoss is { } validation) best.Offer(model, validation, point.Epoch, plan.MinimumGain);
        if (ScheduleUnit == ScheduleUnit.Epoch && position.Index == 0) ScheduleDriver.Step(point.ValidationLoss ?? point.TrainingLoss);
        position.BeginInterval();
        if (plan.Checkpoint is { } path) Save(path);
    }

    private void End(IBatchSource training, TrainingPlan plan, string ending)
    {
        if (position.AskedSum > 0)
        {
            AddPoint(training, plan);
            position.Provisional = true;
            if (plan.Checkpoint is { } path) Save(path);
        }
        if (HasWaited(plan)) best.Restore(model);
        History.Ending = ending;
    }

    private TrainingPoint AddPoint(IBatchSource training, TrainingPlan plan)
    {
        double seconds = position.Seconds - position.SecondsAtPoint;
        var point = new TrainingPoint(
            position.Epoch + (double)position.Index / training.Count, position.Updates, position.MeanLoss,
            plan.Validation is { } validation ? Evaluate(validation) : null, learningRate, position.Tokens, position.Seconds,
            seconds > 0 ? (position.Tokens - position.TokensAtPoint) / seconds : 0);
        History.Add(point);
        return point;
    }

    private string? Ending(TrainingPlan plan, double secondsOfCall)
    {
        if (HasWaited(plan)) return FormattableString.Invariant($"Stopped early: {plan.Patience} points without a better validation loss than {best.Loss:F4}; these are the weights of epoch {best.Epoch:0.##}.");
        if (position.Epoch >= plan.Epochs) return $"All {plan.Epochs} epochs are done.";
        if (position.Updates >= plan.Updates) return $"All {plan.Updates} updates are done.";
        return secondsOfCall >= plan.Seconds ? FormattableString.Invariant($"The budget of {plan.Seconds} seconds is spent.") : null;
    }

    private bool HasWaited(TrainingPlan plan) => plan.Patience is { } patience && best.Any && best.Waited >= patience;

    private void RequireSameSource(IBatchSource training)
    {
        if (position.Index > 0 && source != training.Description)
            throw new ArgumentException($"The training stands in the middle of an epoch of other data. It read: {source}. This is: {training.Description}.", nameof(training));
        source = training.Description;
    }

    private TrainingProgress Progress(TrainingPlan plan, IBatchSource training, double began) => TrainingProgress.Of(
        plan, position, training.Count, position.Seconds - began, position.Seconds > 0 ? position.Tokens / position.Seconds : 0,
        History.Points.LastOrDefault());
}
