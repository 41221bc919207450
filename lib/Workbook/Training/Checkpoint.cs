using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbook.Training;

/// <summary>All that a training needs to go on as if it had not been interrupted.</summary>
internal sealed class Checkpoint
{
    private readonly Dictionary<string, Tensor> weights;
    private readonly string optimizerName;
    private readonly byte[] optimizerState;
    private readonly bool scheduled;
    private readonly byte[] schedule;
    private readonly Tensor[] carried;
    private readonly Tensor random;

    private Checkpoint(BinaryReader reader)
    {
        Source = reader.ReadString();
        weights = NamedTensors.Read(reader);
        optimizerName = reader.ReadString();
        optimizerState = Block(reader);
        scheduled = reader.ReadBoolean();
        schedule = Block(reader);
        Position = TrainingPosition.Read(reader);
        Best = BestWeights.Read(reader);
        History = HistoryFile.Read(reader);
        carried = new Tensor[reader.ReadInt32()];
        for (int i = 0; i < carried.Length; i++) carried[i] = Tensor.Load(reader).DetachFromDisposeScope();
        random = Tensor.Load(reader);
    }

    public TrainingPosition Position { get; }

    public BestWeights Best { get; }

    public TrainingHistory History { get; }

    /// <summary>The description of the data that was read last.</summary>
    public string Source { get; }

    /// <summary>Writes the state of a training.</summary>
    public static void Write(string path, nn.Module model, OptimizerHelper optimizer, ScheduleSteps? schedule, TrainingPosition position, BestWeights best, TrainingHistory history, string source) =>
        CheckpointFile.Write(path, writer =>
        {
            writer.Write(source);
            NamedTensors.Write(writer, model.state_dict());
            writer.Write(optimizer.GetType().Name);
            WriteBlock(writer, optimizer.save_state_dict);
            writer.Write(schedule is not null);
            WriteBlock(writer, block => schedule?.Write(block));
            position.Write(writer);
            best.Write(writer);
            HistoryFile.Write(writer, history);
            var state = model is ICarriesState carrier ? carrier.State : [];
            writer.Write(state.Count);
            foreach (var tensor in state) tensor.Save(writer);
            using var random = get_rng_state();
            random.Save(writer);
        });

    /// <summary>Reads a file whole, before anything is changed.</summary>
    public static Checkpoint Read(string path) => CheckpointFile.Read(path, reader => new Checkpoint(reader));

    /// <summary>Refuses a checkpoint that does not belong to this model, optimizer and schedule.</summary>
    /// <exception cref="InvalidDataException">It does not; the message says what differs.</exception>
    public void RequireFits(string path, nn.Module model, OptimizerHelper optimizer, bool hasSchedule)
    {
        if ((NamedTensors.Mismatch(model, weights) ?? Best.Mismatch(model)) is { } difference)
            throw new InvalidDataException($"{path} is a checkpoint of another model: {difference}. Make the model as it was made for that training.");
        if (optimizerName != optimizer.GetType().Name)
            throw new InvalidDataException($"{path} holds the state of {optimizerName}, and this training uses {optimizer.GetType().Name}; use the same optimizer.");
        if (scheduled != hasSchedule)
            throw new InvalidDataException($"{path} was written by a training {(scheduled ? "with" : "without")} a learning-rate schedule; make the trainer {(scheduled ? "with" : "without")} one.");
        if (carried.Length > 0 && model is not ICarriesState)
            throw new InvalidDataException($"{path} holds a state that was carried from batch to batch, and this model carries none.");
    }

    /// <summary>Brings model, optimizer, schedule and the engine's generator to the state of the checkpoint.</summary>
    public void Apply(nn.Module model, OptimizerHelper optimizer, ScheduleSteps steps)
    {
        NamedTensors.Restore(model, weights);
        if (scheduled)
            foreach (double loss in ScheduleSteps.Read(Reader(schedule))) steps.Step(loss);
        optimizer.load_state_dict(Reader(optimizerState));
        if (model is ICarriesState carrier) carrier.State = carried;
        set_rng_state(random);
    }

    private static BinaryReader Reader(byte[] block) => new(new MemoryStream(block));

    private static byte[] Block(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());

    private static void WriteBlock(BinaryWriter writer, Action<BinaryWriter> write)
    {
        using var memory = new MemoryStream();
        using (var block = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true)) write(block);
        writer.Write((int)memory.Length);
        writer.Write(memory.ToArray());
    }
}
