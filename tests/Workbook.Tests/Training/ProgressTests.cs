using Workbook.Training;

namespace Workbook.Tests.Training;

/// <summary>What is shown while a training runs.</summary>
public sealed class ProgressTests
{
    /// <summary>With a host's hook one value is shown and updated in its place, a few times a second.</summary>
    [Fact]
    public void Host_shows_one_value_and_updates_it()
    {
        List<object> shown = [], updates = [];
        var display = new LiveDisplay(new StepClock(TimeSpan.FromSeconds(0.1)), value => { shown.Add(value); return updates.Add; }, TextWriter.Null);
        for (int update = 0; update < 12; update++)
            if (display.IsDue) display.Show(update);
        Assert.Equal([0], shown);
        Assert.InRange(updates.Count, 2, 4);
    }

    /// <summary>Without a host there are plain lines, seconds apart.</summary>
    [Fact]
    public void Lines_do_not_flood()
    {
        var lines = new StringWriter();
        var display = new LiveDisplay(new StepClock(TimeSpan.FromSeconds(0.1)), null, lines);
        for (int update = 0; update < 200; update++)
            if (display.IsDue) display.Show($"update {update}");
        Assert.InRange(lines.ToString().Split('\n').Length - 1, 3, 4);
    }

    /// <summary>Progress names the training, the epoch, the loss, the speed and the time left.</summary>
    [Fact]
    public void Progress_says_where_the_training_is()
    {
        var lines = new StringWriter();
        var clock = new StepClock(TimeSpan.FromSeconds(2));
        using var training = new SmallTraining(clock: clock, display: time => new LiveDisplay(time, null, lines));
        training.Trainer.Fit(training.Source, training.Plan(epochs: 4) with { ShowProgress = true, Name = "small" });
        string[] written = lines.ToString().TrimEnd().Split(lines.NewLine);
        Assert.Matches(@"^small: epoch \d\.\d\d, loss \d\.\d{3}.*, \d+ tokens/s, \d+ s left$", written[0]);
        Assert.StartsWith("small: epoch 4.00, ", written[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("left", written[^1], StringComparison.Ordinal);
    }

    /// <summary>The hook of the process is found by its name.</summary>
    [Fact]
    public void Hook_of_the_process_is_used()
    {
        List<object> shown = [];
        AppContext.SetData("workbook.display", (Func<object, Action<object>>)(value => { shown.Add(value); return shown.Add; }));
        try
        {
            using var training = new SmallTraining();
            training.Trainer.Fit(training.Source, training.Plan(epochs: 1) with { ShowProgress = true });
        }
        finally
        {
            AppContext.SetData("workbook.display", null);
        }
        Assert.True(shown.Count >= 2);
        Assert.All(shown, value => Assert.Contains("<progress", Assert.IsType<TrainingProgress>(value).ToHtml(), StringComparison.Ordinal));
    }
}
