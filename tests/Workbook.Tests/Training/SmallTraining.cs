using TorchSharp;
using TorchSharp.Modules;
using Workbook.Batches;
using Workbook.LanguageModels;
using Workbook.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Workbook.Tests.Training;

/// <summary>A training that takes milliseconds: seven tokens, ten units, dropout, shuffled windows.</summary>
internal sealed class SmallTraining : IDisposable
{
    private static readonly long[] Text = [.. Enumerable.Range(0, 241).Select(i => (long)(i * i % 7))];

    public SmallTraining(double learningRate = 0.01, double? clip = null, Func<optim.Optimizer, LRScheduler>? schedule = null, ScheduleUnit unit = ScheduleUnit.Epoch, TimeProvider? clock = null, Func<TimeProvider, LiveDisplay>? display = null)
    {
        manual_seed(1);
        Network = Model();
        Optimizer = optim.Adam(Network.parameters(), lr: learningRate);
        Trainer = new Trainer(Network, Optimizer, batch => NextTokenLoss.Of(Network.call(batch.Inputs), batch))
        {
            ClipNorm = clip,
            Schedule = schedule?.Invoke(Optimizer),
            ScheduleUnit = unit,
            Clock = clock ?? TimeProvider.System,
            Display = display ?? (time => new LiveDisplay(time)),
        };
    }

    public LstmLanguageModel Network { get; }

    public Adam Optimizer { get; }

    public Trainer Trainer { get; }

    /// <summary>5 batches: 34 windows of 7, 7 of them per batch.</summary>
    public IBatchSource Source { get; } = new TextWindows(Text, 7, 7).Batches(8, WindowTargets.EveryStep, seed: 3);

    public IBatchSource Validation { get; } = new TextWindows(Text.AsMemory(100, 60), 9, 9).Batches(4, WindowTargets.EveryStep);

    public static LstmLanguageModel Model() => new(7, 10, dropout: 0.2);

    public TrainingPlan Plan(int epochs) => new() { Epochs = epochs, Validation = Validation, ShowProgress = false };

    public float[] Weights() => Values(Network);

    public static float[] Values(nn.Module model) => [.. model.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())];

    public void Dispose()
    {
        Optimizer.Dispose();
        Network.Dispose();
    }
}

/// <summary>A clock that goes on by a fixed time whenever it is looked at.</summary>
internal sealed class StepClock(TimeSpan step) : TimeProvider
{
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now += step.Ticks;
}
