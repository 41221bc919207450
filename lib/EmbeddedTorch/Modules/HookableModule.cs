using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose inputs and results can be watched or replaced.</summary>
        /// <typeparam name="TPreHook">Called before forward; may return other inputs.</typeparam>
        /// <typeparam name="TPostHook">Called after forward; may return another result.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            int hooks;

            /// <summary>Called before forward, by key.</summary>
            protected Dictionary<string, TPreHook> pre_hooks = [];

            /// <summary>Called after forward, by key.</summary>
            protected Dictionary<string, TPostHook> post_hooks = [];

            /// <summary>Creates a module.</summary>
            protected HookableModule(string name) : base(name)
            {
            }

            /// <summary>Adds a function that is called after every forward.</summary>
            public HookRemover register_forward_hook(TPostHook hook)
            {
                var key = NextKey();
                post_hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            /// <summary>Adds a function that is called before every forward.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                var key = NextKey();
                pre_hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            string NextKey() => (hooks++).ToString(CultureInfo.InvariantCulture);

            /// <summary>Takes a hook away.</summary>
            public class HookRemover
            {
                readonly HookableModule<TPreHook, TPostHook> module;
                readonly string key;

                /// <summary>For the hook of this key.</summary>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key) => (this.module, this.key) = (module, key);

                /// <summary>Takes the hook away.</summary>
                public void remove()
                {
                    module.pre_hooks.Remove(key);
                    module.post_hooks.Remove(key);
                }
            }
        }
    }
}
