using TorchSharp;
using Workbook.Batches;
using Workbook.LanguageModels;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.Tests.Training;

/// <summary>Going on from a file.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"workbook-{Guid.NewGuid():N}.checkpoint");

    public void Dispose() => File.Delete(path);

    /// <summary>Interrupted anywhere, with dropout, shuffling and a schedule, a resumed training gives the numbers of one that was not.</summary>
    [Theory]
    [InlineData(5, null), InlineData(7, null), InlineData(12, null), InlineData(7, 2)]
    public void Resumed_training_gives_the_same_numbers(int interruptedAfter, int? pointEvery)
    {
        using var whole = Scheduled();
        whole.Trainer.Fit(whole.Source, whole.Plan(epochs: 4) with { PointEvery = pointEvery });
        using var first = Scheduled();
        first.Trainer.Fit(first.Source, first.Plan(epochs: 4) with { Updates = interruptedAfter, Checkpoint = path, PointEvery = pointEvery });
        using var second = Scheduled();
        manual_seed(999);
        second.Trainer.Resume(path);
        Assert.Equal(interruptedAfter, second.Trainer.Updates);
        second.Trainer.Fit(second.Source, second.Plan(epochs: 4) with { PointEvery = pointEvery });
        Assert.Equal(whole.Weights(), second.Weights());
        Assert.Equal(TrainerTests.Losses(whole.Trainer.History), TrainerTests.Losses(second.Trainer.History));
        Assert.Equal(whole.Trainer.History.Points.Select(point => point.LearningRate), second.Trainer.History.Points.Select(point => point.LearningRate));
        whole.Trainer.RestoreBest();
        second.Trainer.RestoreBest();
        Assert.Equal(whole.Weights(), second.Weights());
    }

    /// <summary>A schedule that waits for a plateau goes on as if it had seen all losses.</summary>
    [Fact]
    public void Plateau_is_remembered()
    {
        static SmallTraining New() => new(learningRate: 0.2, schedule: optimizer => optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor: 0.5, patience: 1));
        using var whole = New();
        var rates = whole.Trainer.Fit(whole.Source, whole.Plan(epochs: 14)).Points.Select(point => point.LearningRate).ToList();
        Assert.True(rates.Distinct().Count() > 2);
        using var first = New();
        first.Trainer.Fit(first.Source, first.Plan(epochs: 6));
        first.Trainer.Save(path);
        using var second = New();
        second.Trainer.Resume(path);
        Assert.Equal(rates, second.Trainer.Fit(second.Source, second.Plan(epochs: 14)).Points.Select(point => point.LearningRate));
        Assert.Equal(whole.Weights(), second.Weights());
    }

    /// <summary>A carried state is part of the checkpoint.</summary>
    [Fact]
    public void Carried_state_is_remembered()
    {
        float[] Trained(long? interruptedAfter)
        {
            var streams = new StreamBatches(Enumerable.Range(0, 200).Select(i => (long)(i * i % 7)).ToArray(), 2, 10);
            LstmLanguageModel model = new(7, 8) { CarriesState = true };
            Trainer trainer = null!;
            void Make()
            {
                manual_seed(1);
                model = new LstmLanguageModel(7, 8) { CarriesState = true };
                trainer = new Trainer(model, optim.SGD(model.parameters(), learningRate: 0.5, momentum: 0.9), batch => NextTokenLoss.Of(model.call(batch.Inputs), batch));
            }
            Make();
            if (interruptedAfter is { } updates)
            {
                trainer.Fit(streams, new TrainingPlan { Updates = updates, Checkpoint = path, ShowProgress = false });
                Make();
                trainer.Resume(path);
            }
            trainer.Fit(streams, new TrainingPlan { Epochs = 2, ShowProgress = false });
            return SmallTraining.Values(model);
        }
        Assert.Equal(Trained(null), Trained(3));
    }

    /// <summary>A checkpoint of another model is refused with the difference, and nothing is changed.</summary>
    [Fact]
    public void Checkpoint_of_another_model_is_refused()
    {
        using var training = new SmallTraining();
        training.Trainer.Save(path);
        foreach (var (other, difference) in new (LstmLanguageModel, string)[]
        {
            (new LstmLanguageModel(7, 12), "'lstm.weight_ih_l0' is Float32 (40, 7) in the file and Float32 (48, 7) in this model"),
            (new LstmLanguageModel(7, 10, layers: 2), "this model has a tensor 'lstm.weight_ih_l1' that the file has not"),
        })
        {
            float[] before = SmallTraining.Values(other);
            string message = Refused(new Trainer(other, optim.Adam(other.parameters()), _ => zeros(1)));
            Assert.Contains("checkpoint of another model", message, StringComparison.Ordinal);
            Assert.Contains(difference, message, StringComparison.Ordinal);
            Assert.Equal(before, SmallTraining.Values(other));
        }
        using var deep = new LstmLanguageModel(7, 10, layers: 2);
        new Trainer(deep, optim.Adam(deep.parameters()), _ => zeros(1)).Save(path);
        Assert.Contains("the file has a tensor 'lstm.weight_ih_l1' that this model has not", Refused(training.Trainer), StringComparison.Ordinal);
    }

    /// <summary>Another optimizer, a schedule too many or too few, and a trainer that has trained are refused.</summary>
    [Fact]
    public void Other_circumstances_are_refused()
    {
        using SmallTraining training = new(), scheduled = Scheduled();
        training.Trainer.Save(path);
        var other = new Trainer(training.Network, optim.SGD(training.Network.parameters(), learningRate: 0.1), _ => zeros(1));
        Assert.Contains("holds the state of Adam, and this training uses SGD", Refused(other), StringComparison.Ordinal);
        Assert.Contains("without a learning-rate schedule", Refused(scheduled.Trainer), StringComparison.Ordinal);
        training.Trainer.Fit(training.Source, new TrainingPlan { Updates = 1, ShowProgress = false });
        Assert.Contains("has made 1 updates", Assert.Throws<InvalidOperationException>(() => training.Trainer.Resume(path)).Message, StringComparison.Ordinal);
    }

    /// <summary>A file with one changed byte, a shortened one, and another kind of file are refused; nothing is changed.</summary>
    [Fact]
    public void Damaged_file_is_refused()
    {
        using var training = new SmallTraining();
        training.Trainer.Save(path);
        byte[] good = File.ReadAllBytes(path);
        float[] before = training.Weights();
        for (int place = 30; place < good.Length; place += 501)
        {
            byte[] bad = [.. good];
            bad[place] ^= 4;
            File.WriteAllBytes(path, bad);
            Assert.Contains("is damaged", Refused(training.Trainer), StringComparison.Ordinal);
        }
        foreach (int length in new[] { 0, 10, 25, 60, good.Length - 1 })
        {
            File.WriteAllBytes(path, good[..length]);
            Assert.Contains(length < 22 ? "is no checkpoint" : "is damaged", Refused(training.Trainer), StringComparison.Ordinal);
        }
        File.WriteAllText(path, "Shall I compare thee to a summer's day?");
        Assert.Contains("is no checkpoint", Refused(training.Trainer), StringComparison.Ordinal);
        Assert.Equal(before, training.Weights());
        Assert.Throws<FileNotFoundException>(() => training.Trainer.Resume(path + ".missing"));
    }

    /// <summary>A checkpoint is replaced whole; a folder that is not there is an error, and no draft is left behind.</summary>
    [Fact]
    public void Checkpoint_is_written_whole_or_not_at_all()
    {
        using var training = new SmallTraining();
        training.Trainer.Save(path);
        training.Trainer.Save(path);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"));
        Assert.Throws<DirectoryNotFoundException>(() => training.Trainer.Save(Path.Combine(path + ".no-folder", "file")));
    }

    private static SmallTraining Scheduled() => new(clip: 1, schedule: optimizer => optim.lr_scheduler.StepLR(optimizer, 2, 0.5));

    private string Refused(Trainer trainer) => Assert.Throws<InvalidDataException>(() => trainer.Resume(path)).Message;
}
