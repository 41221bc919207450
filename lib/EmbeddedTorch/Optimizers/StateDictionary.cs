using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public abstract partial class Optimizer
        {
            /// <summary>An optimizer's options and state.</summary>
            public class StateDictionary
            {
                internal StateDictionary(IEnumerable<ParamGroup> groups)
                {
                    foreach (var group in groups)
                    {
                        Options.Add(group.Options!);
                        StateIndexRef.Add([.. Enumerable.Range(State.Count, group.States.Length)]);
                        State.AddRange(group.States);
                    }
                }

                /// <summary>The options of each group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>The state of each parameter, group by group.</summary>
                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, where its parameters are in <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
