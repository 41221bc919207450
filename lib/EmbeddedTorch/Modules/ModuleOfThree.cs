namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What can be called with three inputs.</summary>
        /// <typeparam name="T1">Type of input 1.</typeparam>
        /// <typeparam name="T2">Type of input 2.</typeparam>
        /// <typeparam name="T3">Type of input 3.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<T1, T2, T3, TResult>
        {
            /// <summary>Calls the module.</summary>
            TResult call(T1 input1, T2 input2, T3 input3);
        }

        /// <summary>A module of three inputs: derive from it, and write forward.</summary>
        /// <typeparam name="T1">Type of input 1.</typeparam>
        /// <typeparam name="T2">Type of input 2.</typeparam>
        /// <typeparam name="T3">Type of input 3.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            /// <summary>Creates a module; fields that are set in the derived constructor are registered by calling RegisterComponents at its end.</summary>
            protected Module(string name) : base(name)
            {
            }

            /// <summary>Computes the result.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Computes the result with forward, between the hooks.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (pre_hooks.Count + post_hooks.Count == 0) return forward(input1, input2, input3);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input1, input2, input3) is { } replaced) (input1, input2, input3) = replaced;
                }
                var result = forward(input1, input2, input3);
                foreach (var hook in post_hooks.Values)
                {
                    if (hook(this, input1, input2, input3, result) is { } replaced) result = replaced;
                }
                return result;
            }
        }
    }
}
