using System.Numerics;

namespace TorchSharp.RandomNumbers;

/// <summary>
/// The 32-bit Mersenne Twister MT19937 (Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally
/// equidistributed uniform pseudo-random number generator", 1998), the engine of PyTorch's CPU generator.
/// </summary>
internal sealed class MersenneTwister
{
    /// <summary>Number of 32-bit words of the state.</summary>
    public const int StateSize = 624;

    private const int Middle = 397;
    private const uint Twist = 0x9908b0df;
    private const uint UpperBit = 0x80000000;

    private readonly uint[] state = new uint[StateSize];

    public MersenneTwister(uint seed) => Seed(seed);

    /// <summary>The words of the current block, before tempering.</summary>
    public ReadOnlySpan<uint> State => state;

    /// <summary>Index in <see cref="State"/> of the next word to hand out.</summary>
    public int Next { get; private set; }

    /// <summary>Draws until the next block is made, counted as PyTorch does: 1 means that the next draw makes it.</summary>
    public int Left { get; private set; }

    public void Seed(uint seed)
    {
        state[0] = seed;
        for (int i = 1; i < StateSize; i++)
            state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + (uint)i;
        Left = 1;
        Next = 0;
    }

    /// <summary>Continues from a saved state.</summary>
    /// <exception cref="ArgumentException">The words or the position cannot be those of a generator.</exception>
    public void Restore(ReadOnlySpan<uint> words, int left, int next)
    {
        if (words.Length != StateSize)
            throw new ArgumentException($"a Mersenne Twister has {StateSize} words of state, got {words.Length}");
        bool fresh = left == 1 && next == 0;
        if (!fresh && (left < 1 || next != StateSize + 1 - left))
            throw new ArgumentException($"not a position of a Mersenne Twister: {left} words left, next word {next}");
        words.CopyTo(state);
        Left = left;
        Next = next;
    }

    public uint NextUInt32()
    {
        if (--Left == 0)
            MakeBlock();
        return Tempered(state[Next++]);
    }

    /// <summary>The next draws, the same as so many calls of <see cref="NextUInt32"/> give, several at once.</summary>
    public void Fill(Span<uint> draws)
    {
        while (draws.Length > 0)
        {
            if (Left == 1)
            {
                MakeBlock();
                Left++; // nothing of the block is drawn yet
            }
            int count = Math.Min(Left - 1, draws.Length);
            Temper(state.AsSpan(Next, count), draws);
            Next += count;
            Left -= count;
            draws = draws[count..];
        }
    }

    private void MakeBlock()
    {
        TwistUpTo(0, StateSize - Middle, Middle);
        TwistUpTo(StateSize - Middle, StateSize - 1, Middle - StateSize);
        state[^1] = state[Middle - 1] ^ Twisted(state[^1], state[0]);
        Left = StateSize;
        Next = 0;
    }

    /// <summary>New words from the old ones and the words at a distance that is larger than a vector, so that several are made at once.</summary>
    private void TwistUpTo(int start, int end, int distance)
    {
        int i = start;
        var (upper, twist) = (new Vector<uint>(UpperBit), new Vector<uint>(Twist));
        for (; i <= end - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var lower = new Vector<uint>(state, i + 1);
            var mixed = Vector.ConditionalSelect(upper, new Vector<uint>(state, i), lower);
            var odd = Vector.Equals(lower & Vector<uint>.One, Vector<uint>.One);
            (new Vector<uint>(state, i + distance) ^ (mixed >>> 1) ^ (odd & twist)).CopyTo(state, i);
        }
        for (; i < end; i++) state[i] = state[i + distance] ^ Twisted(state[i], state[i + 1]);
    }

    private static void Temper(ReadOnlySpan<uint> words, Span<uint> draws)
    {
        int i = 0;
        for (; i <= words.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var y = new Vector<uint>(words[i..]);
            y ^= y >>> 11;
            y ^= (y << 7) & new Vector<uint>(0x9d2c5680);
            y ^= (y << 15) & new Vector<uint>(0xefc60000);
            (y ^ (y >>> 18)).CopyTo(draws[i..]);
        }
        for (; i < words.Length; i++) draws[i] = Tempered(words[i]);
    }

    private static uint Tempered(uint y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    private static uint Twisted(uint upper, uint lower)
    {
        uint mixed = (upper & UpperBit) | (lower & ~UpperBit);
        return (mixed >> 1) ^ ((lower & 1) * Twist);
    }
}
