using TorchSharp;
using TorchSharp.Modules;
using Workbook.Batches;
using Workbook.LanguageModels;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.Tests.Training;

/// <summary>The training loop.</summary>
public sealed class TrainerTests
{
    private static readonly long[] Text = [.. Enumerable.Range(0, 241).Select(i => (long)(i * i % 7))];

    /// <summary>The loop does what the same lines written by hand do.</summary>
    [Fact]
    public void Loop_is_the_loop_by_hand()
    {
        using var training = new SmallTraining(clip: 0.5);
        training.Trainer.Fit(training.Source, training.Plan(epochs: 2));
        manual_seed(1);
        using var model = SmallTraining.Model();
        using var optimizer = optim.Adam(model.parameters(), lr: 0.01);
        for (int epoch = 0; epoch < 2; epoch++)
            for (int index = 0; index < training.Source.Count; index++)
            {
                var batch = training.Source.Read(epoch, index);
                optimizer.zero_grad();
                NextTokenLoss.Of(model.call(batch.Inputs), batch).backward();
                nn.utils.clip_grad_norm_(model.parameters(), 0.5);
                optimizer.step();
            }
        Assert.Equal(SmallTraining.Values(model), training.Weights());
    }

    /// <summary>The loss falls, validation is measured without training on it, and each point says where it was.</summary>
    [Fact]
    public void History_is_kept()
    {
        using var training = new SmallTraining();
        var history = training.Trainer.Fit(training.Source, training.Plan(epochs: 6));
        Assert.Equal([1, 2, 3, 4, 5, 6], history.Points.Select(point => point.Epoch));
        Assert.Equal(training.Source.Count * 6, history.Last.Updates);
        Assert.Equal(34 * 7 * 6, history.Last.Tokens);
        Assert.True(history.Last.TrainingLoss < history.Points[0].TrainingLoss - 0.1);
        Assert.All(history.Points, point => Assert.NotNull(point.ValidationLoss));
        Assert.Equal(history.Last.ValidationLoss, training.Trainer.Evaluate(training.Validation));
        Assert.Equal("All 6 epochs are done.", history.Ending);
        Assert.Contains("validation", history.ToString(), StringComparison.Ordinal);
        Assert.Contains("<svg", history.ToHtml(), StringComparison.Ordinal);
    }

    /// <summary>Points in steps of updates, and a provisional one where the plan ends between two.</summary>
    [Fact]
    public void Points_can_be_closer_than_epochs()
    {
        using var training = new SmallTraining();
        var plan = new TrainingPlan { Updates = 7, PointEvery = 3, ShowProgress = false };
        Assert.Equal([3, 6, 7], training.Trainer.Fit(training.Source, plan).Points.Select(point => point.Updates));
        Assert.Equal([3, 6, 9, 10], training.Trainer.Fit(training.Source, plan with { Updates = 10 }).Points.Select(point => point.Updates));
    }

    /// <summary>A training in two calls is the training in one.</summary>
    [Fact]
    public void Going_on_is_not_starting_anew()
    {
        using var once = new SmallTraining();
        once.Trainer.Fit(once.Source, once.Plan(epochs: 3));
        using var twice = new SmallTraining();
        twice.Trainer.Fit(twice.Source, twice.Plan(epochs: 3) with { Epochs = null, Updates = 5 });
        twice.Trainer.Fit(twice.Source, twice.Plan(epochs: 3));
        Assert.Equal(once.Weights(), twice.Weights());
        Assert.Equal(Losses(once.Trainer.History), Losses(twice.Trainer.History));
    }

    /// <summary>A budget in seconds ends the training after the update in which it is spent.</summary>
    [Fact]
    public void Budget_in_seconds()
    {
        var clock = new StepClock(TimeSpan.FromSeconds(0.5));
        using var training = new SmallTraining(clock: clock);
        var history = training.Trainer.Fit(training.Source, new TrainingPlan { Seconds = 2, ShowProgress = false });
        Assert.Equal(4, history.Last.Updates);
        Assert.Equal(2, history.Last.Seconds);
        Assert.Contains("budget of 2 seconds", history.Ending, StringComparison.Ordinal);
        Assert.Equal(8, training.Trainer.Fit(training.Source, new TrainingPlan { Seconds = 2, ShowProgress = false }).Last.Updates);
    }

    /// <summary>Training stops when validation no longer gets better, and the best weights come back.</summary>
    [Fact]
    public void Early_stopping_restores_the_best()
    {
        using var training = new SmallTraining(learningRate: 0.3);
        var history = training.Trainer.Fit(training.Source, training.Plan(epochs: 60) with { Patience = 2 });
        Assert.True(history.Points.Count < 60);
        Assert.Equal(history.Points.Count - 2 - 1, history.Points.ToList().IndexOf(history.Best));
        Assert.Equal(history.Best.ValidationLoss, training.Trainer.Evaluate(training.Validation));
        Assert.Contains("Stopped early: 2 points", history.Ending, StringComparison.Ordinal);
        int points = history.Points.Count;
        Assert.Equal(points, training.Trainer.Fit(training.Source, training.Plan(epochs: 60) with { Patience = 2 }).Points.Count);
    }

    /// <summary>The best weights come back on request.</summary>
    [Fact]
    public void Best_weights_come_back()
    {
        using var training = new SmallTraining(learningRate: 0.3);
        Assert.Contains("Validation", Assert.Throws<InvalidOperationException>(training.Trainer.RestoreBest).Message, StringComparison.Ordinal);
        training.Trainer.Fit(training.Source, training.Plan(epochs: 12));
        training.Trainer.RestoreBest();
        Assert.Equal(training.Trainer.History.Best.ValidationLoss, training.Trainer.Evaluate(training.Validation));
    }

    /// <summary>Schedules step after every epoch, or after every update if asked.</summary>
    [Fact]
    public void Schedules_step()
    {
        using var byEpoch = new SmallTraining(schedule: optimizer => optim.lr_scheduler.StepLR(optimizer, 1, 0.5));
        Assert.Equal([0.01, 0.005, 0.0025], byEpoch.Trainer.Fit(byEpoch.Source, byEpoch.Plan(epochs: 3)).Points.Select(point => point.LearningRate));
        using var byUpdate = new SmallTraining(schedule: optimizer => optim.lr_scheduler.LambdaLR(optimizer, update => 1.0 / (update + 1)), unit: ScheduleUnit.Update);
        var history = byUpdate.Trainer.Fit(byUpdate.Source, new TrainingPlan { Updates = 4, PointEvery = 1, ShowProgress = false });
        Assert.Equal([0.01, 0.005, 0.01 / 3, 0.0025], history.Points.Select(point => point.LearningRate), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    /// <summary>A state is carried through an epoch of streams, cleared at its start, and left alone by validation.</summary>
    [Fact]
    public void Streams_carry_the_state()
    {
        manual_seed(1);
        using var model = new LstmLanguageModel(7, 8) { CarriesState = true };
        using var optimizer = optim.SGD(model.parameters(), learningRate: 1e-9);
        var trainer = new Trainer(model, optimizer, batch => NextTokenLoss.Of(model.call(batch.Inputs), batch));
        var streams = new StreamBatches(Text, 1, 10);
        var history = trainer.Fit(streams, new TrainingPlan { Epochs = 2, Validation = streams, ShowProgress = false });
        double whole = -TokenScores.LogProbabilities(model, Text).Average();
        Assert.All(history.Points, point => Assert.Equal(whole, point.TrainingLoss, 4));
        Assert.All(history.Points, point => Assert.Equal(whole, point.ValidationLoss!.Value, 4));
    }

    /// <summary>A loss that is no number ends the training before an update, with what is known and what helps.</summary>
    [Fact]
    public void Nonfinite_loss_is_explained()
    {
        using var training = new SmallTraining(learningRate: 1e38);
        string message = Assert.Throws<InvalidOperationException>(() => training.Trainer.Fit(training.Source, training.Plan(epochs: 5))).Message;
        Assert.Contains("The loss became", message, StringComparison.Ordinal);
        Assert.Contains("at a learning rate of 1E+38", message, StringComparison.Ordinal);
        Assert.Contains("smaller learning rate", message, StringComparison.Ordinal);

        var parameter = new Parameter(ones(1));
        using var optimizer = optim.SGD([parameter], learningRate: 0.1);
        using var dense = nn.Linear(1, 1);
        var source = new TensorBatches(tensor(new[] { 1f, float.NaN }).unsqueeze(1), zeros(2), 2);
        string inputs = Assert.Throws<InvalidOperationException>(() => new Trainer(dense, optimizer, batch => (batch.Inputs * parameter).mean()).Fit(source, training.Plan(epochs: 1) with { Validation = null })).Message;
        Assert.Contains("The loss became NaN (not a number) at update 1, in epoch 1. It is the first update", inputs, StringComparison.Ordinal);
        Assert.Contains("The inputs of this batch", inputs, StringComparison.Ordinal);
        Assert.Equal(1f, parameter.item<float>());
    }

    /// <summary>Plans without an end or with contradictions, and losses of several numbers, are refused.</summary>
    [Fact]
    public void Bad_plans_are_refused()
    {
        using var training = new SmallTraining();
        string Refused(TrainingPlan plan) => Assert.Throws<ArgumentException>(() => training.Trainer.Fit(training.Source, plan)).Message;
        Assert.Contains("no end", Refused(new TrainingPlan()), StringComparison.Ordinal);
        Assert.Contains("Epochs must be positive", Refused(new TrainingPlan { Epochs = 0 }), StringComparison.Ordinal);
        Assert.Contains("Seconds must be positive", Refused(new TrainingPlan { Seconds = double.NaN }), StringComparison.Ordinal);
        Assert.Contains("needs Validation", Refused(new TrainingPlan { Epochs = 1, Patience = 2 }), StringComparison.Ordinal);
        training.Trainer.Fit(training.Source, new TrainingPlan { Updates = 2, ShowProgress = false });
        string other = Assert.Throws<ArgumentException>(() => training.Trainer.Fit(training.Validation, training.Plan(epochs: 3))).Message;
        Assert.Contains("middle of an epoch of other data", other, StringComparison.Ordinal);
        var wrong = new Trainer(training.Network, training.Optimizer, batch => training.Network.call(batch.Inputs));
        Assert.Contains("single number", Assert.Throws<ArgumentException>(() => wrong.Fit(training.Source, new TrainingPlan { Updates = 1, ShowProgress = false })).Message, StringComparison.Ordinal);
    }

    /// <summary>Long training does not pile up tensors.</summary>
    [Fact]
    public void Memory_does_not_grow()
    {
        using var training = new SmallTraining(clip: 1);
        training.Trainer.Fit(training.Source, training.Plan(epochs: 1) with { Validation = null });
        using var scope = NewDisposeScope();
        training.Trainer.Fit(training.Source, training.Plan(epochs: 3) with { Validation = null });
        Assert.Equal(0, scope.DisposablesCount);
    }

    internal static double[] Losses(TrainingHistory history) => [.. history.Points.SelectMany(point => new[] { point.TrainingLoss, point.ValidationLoss ?? 0 })];
}
