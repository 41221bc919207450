namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What can be called with one input.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<T, TResult>
        {
            /// <summary>Calls the module.</summary>
            TResult call(T input1);
        }

        /// <summary>A module of one input: derive from it, and write forward.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            /// <summary>Creates a module; fields that are set in the derived constructor are registered by calling RegisterComponents at its end.</summary>
            protected Module(string name) : base(name)
            {
            }

            /// <summary>Computes the result.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes the result with forward, between the hooks.</summary>
            public TResult call(T input)
            {
                if (pre_hooks.Count + post_hooks.Count == 0) return forward(input);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input) is { } replaced) input = replaced;
                }
                var result = forward(input);
                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input, result) is { } replaced) result = replaced;
                }
                return result;
            }
        }
    }
}
