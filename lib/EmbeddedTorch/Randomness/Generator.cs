using TorchSharp.RandomNumbers;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers: the Mersenne Twister, as PyTorch's on the CPU. The same seed gives the same numbers there.</summary>
    public class Generator : IDisposable
    {
        readonly CpuGenerator numbers;

        /// <summary>A generator with a seed.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            RequireCpu(device, "Generator");
            numbers = new CpuGenerator(seed);
        }

        Generator(CpuGenerator numbers) => this.numbers = numbers;

        /// <summary>The generator used where none is given.</summary>
        public static Generator Default { get; } = new(new CpuGenerator());

        /// <summary>The device: the CPU.</summary>
        public Device device => CPU;

        /// <summary>Zero: there is no native object behind it.</summary>
        public IntPtr Handle => IntPtr.Zero;

        internal CpuGenerator Numbers => numbers;

        /// <summary>Starts over from a seed. Returns this generator.</summary>
        public Generator manual_seed(long seed)
        {
            numbers.Seed((ulong)seed);
            return this;
        }

        /// <summary>Starts over from a seed that is hard to guess, and returns it.</summary>
        public long seed()
        {
            var seed = Random.Shared.NextInt64();
            manual_seed(seed);
            return seed;
        }

        /// <summary>The seed it was last started from.</summary>
        public long initial_seed() => (long)numbers.InitialSeed;

        /// <summary>The state: Byte, 5056 elements, in PyTorch's layout.</summary>
        public Tensor get_state() => tensor(numbers.GetState());

        /// <summary>Continues from a state of <see cref="get_state"/>.</summary>
        /// <exception cref="ArgumentException">It is not the state of a CPU generator.</exception>
        public void set_state(Tensor value) => numbers.SetState(value.data<byte>().ToArray());

        /// <summary>Nothing to free; the class is disposable because TorchSharp's is.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Nothing to free.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
