namespace TorchSharp.Modules;

/// <summary>An optimizer whose state can be kept and restored.</summary>
public abstract class OptimizerHelper : torch.optim.Optimizer
{
    /// <summary>The options of groups that set none.</summary>
    protected OptimizerOptions? _defaults;

    private protected OptimizerHelper()
    {
    }

    private protected void Begin(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        defaults.Check(GetType().Name);
        _defaults = defaults;
        foreach (var group in groups) add_param_group(group);
        if (!parameters().Any())
        {
            throw new ArgumentException($"{GetType().Name}: got no parameters; a module of your own has some only after RegisterComponents()");
        }
    }

    private protected TOptions Completed<TOptions>(OptimizerOptions? options) where TOptions : OptimizerOptions, new()
    {
        var own = options switch
        {
            null => new TOptions(),
            TOptions fitting => fitting,
            _ => throw new ArgumentException($"add_param_group: {GetType().Name} has options {typeof(TOptions).FullName}, not {options.GetType().FullName}"),
        };
        own.LearningRate ??= _defaults!.LearningRate;
        own.InitialLearningRate = own.LearningRate!.Value;
        own.Complete(_defaults!);
        own.Check(GetType().Name);
        return own;
    }

    /// <summary>The options of all groups and the state of all parameters, not copied.</summary>
    public virtual StateDictionary state_dict() => new(_parameter_groups);

    /// <summary>Copies options and state from those of an optimizer of the same kind with the same groups.</summary>
    /// <exception cref="ArgumentException">The numbers of groups or parameters differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireFits(own, state_dict.Options.Count, state_dict.State.Count);
        OrAsBefore(own, () =>
        {
            foreach (var (to, from) in own.Options.Zip(state_dict.Options)) to.LoadStateDict(from);
            foreach (var (to, from) in own.State.Zip(state_dict.State)) to.LoadStateDict(from);
        });
    }

    /// <summary>Writes the optimizer's name, the numbers of groups and parameters (LEB128), the options and the states, in TorchSharp's manner; a file of libtorch's stack is not promised to fit.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var state = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(state.Options.Count);
        writer.Write7BitEncodedInt64(state.State.Count);
        Write(state, writer);
    }

    static void Write(StateDictionary state, BinaryWriter writer)
    {
        foreach (var options in state.Options) options.SaveStateDict(writer);
        foreach (var one in state.State) one.SaveStateDict(writer);
    }

    /// <inheritdoc cref="save_state_dict(BinaryWriter)"/>
    public void save_state_dict(string location)
    {
        WholeFiles.Write(location, stream => save_state_dict(new BinaryWriter(stream)));
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote for an optimizer of the same kind with the same groups.</summary>
    /// <exception cref="InvalidDataException">It was another kind of optimizer, or the file is damaged.</exception>
    /// <exception cref="ArgumentException">The numbers of groups or parameters, or shapes, differ.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        try
        {
            Read(reader);
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            throw TensorFiles.Damaged(reader, error);
        }
    }

    void Read(BinaryReader reader)
    {
        var name = reader.ReadString();
        if (name != GetType().Name) throw new InvalidDataException($"load_state_dict: the file has the state of {name}, this is {GetType().Name}");
        var own = state_dict();
        RequireFits(own, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        OrAsBefore(own, () => Read(own, reader));
    }

    static void Read(StateDictionary own, BinaryReader reader)
    {
        foreach (var options in own.Options) options.LoadStateDict(reader);
        foreach (var one in own.State) one.LoadStateDict(reader);
    }

    /// <summary>Loads; if that fails, what has been loaded is taken back.</summary>
    static void OrAsBefore(StateDictionary own, Action load)
    {
        using var before = new MemoryStream();
        Write(own, new BinaryWriter(before));
        try
        {
            load();
        }
        catch
        {
            before.Position = 0;
            Read(own, new BinaryReader(before));
            throw;
        }
    }

    /// <inheritdoc cref="load_state_dict(BinaryReader)"/>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Moves the state to a device: there is only the CPU.</summary>
    public void to(Device device)
    {
        foreach (var state in state_dict().State) state.to(device);
    }

    static void RequireFits(StateDictionary own, long groups, long parameters)
    {
        if (groups == own.Options.Count && parameters == own.State.Count) return;
        throw new ArgumentException($"load_state_dict: the state is of {groups} groups and {parameters} parameters, this optimizer has {own.Options.Count} and {own.State.Count}; is it the state of this model?");
    }
}
