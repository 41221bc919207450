using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook.Embeddings;

/// <summary>Reads decimal numbers from UTF-8 text, the same under every culture, each rounded to the nearest float32.</summary>
internal static class NumberText
{
    /// <summary>Integers up to here, and these powers of ten, are exact in float32: their quotient is rounded once.</summary>
    private const ulong LargestExactSingle = 1 << 24, LargestExactDouble = 1ul << 53;

    private static ReadOnlySpan<float> SinglePowers => [1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f];

    private static readonly double[] DoublePowers = [.. Enumerable.Range(0, 23).Select(exponent => Math.Pow(10, exponent))];

    private static ReadOnlySpan<uint> IntegerPowers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads the number that begins at a place and ends before the next blank or at the end of the line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where the number begins; afterwards where it ended, or unchanged if there is no number.</param>
    /// <param name="value">The number.</param>
    /// <returns>False if what stands there is no finite number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> line, ref int at, out float value) =>
        TryReadUsual(line, ref at, out value) || TryReadPlain(line, ref at, out value) || TryReadOther(line, ref at, out value);

    /// <summary>
    /// What nearly all numbers of these files look like: one digit, a point, one to seven decimals and a blank. The
    /// blank is found first and alone, so that the processor can begin with the next number; then the decimals are
    /// looked at together, as the eight bytes of one integer.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadUsual(ReadOnlySpan<byte> line, ref int at, out float value)
    {
        value = 0;
        if (line.Length - at < Vector128<byte>.Count) return false;
        ref byte start = ref Unsafe.Add(ref MemoryMarshal.GetReference(line), at);
        int length = BitOperations.TrailingZeroCount(Vector128.Equals(Vector128.LoadUnsafe(ref start), Vector128.Create((byte)' ')).ExtractMostSignificantBits());
        int sign = start == '-' ? 1 : 0, decimals = length - sign - 2;
        if (decimals is < 1 or > 7 || Unsafe.Add(ref start, sign + 1) != '.') return false;
        uint whole = (uint)(Unsafe.Add(ref start, sign) - '0');
        ulong digits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, sign + 2)) ^ 0x3030303030303030;
        digits = (BitConverter.IsLittleEndian ? digits : BinaryPrimitives.ReverseEndianness(digits)) << (64 - 8 * decimals);
        ulong others = (((digits & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676) | digits) & 0x8080808080808080;
        uint number = whole * IntegerPowers[decimals] + EightDigits(digits);
        if (whole > 9 || others != 0 || number > LargestExactSingle) return false;
        value = number / SinglePowers[decimals] * (1 - 2 * sign);
        at += length;
        return true;
    }

    /// <summary>The number of eight digits, one per byte, the first in the lowest: neighbours are joined to pairs, pairs to fours, fours to eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint EightDigits(ulong digits)
    {
        ulong pairs = digits * 10 + (digits >> 8);
        const ulong EveryOtherPair = 0x000000FF000000FF;
        return (uint)(((pairs & EveryOtherPair) * (100 + (1_000_000ul << 32)) + ((pairs >> 16) & EveryOtherPair) * (1 + (10_000ul << 32))) >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryReadPlain(ReadOnlySpan<byte> line, ref int at, out float value)
    {
        value = 0;
        int place = at;
        bool negative = place < line.Length && line[place] == '-';
        if (negative) place++;
        int first = place, point = -1;
        ulong digits = 0;
        for (; place < line.Length; place++)
        {
            uint digit = (uint)(line[place] - '0');
            if (digit <= 9) digits = digits * 10 + digit;
            else if (line[place] == '.' && point < 0) point = place;
            else break;
        }
        int decimals = point < 0 ? 0 : place - point - 1, count = place - first - (point < 0 ? 0 : 1);
        bool plain = count is > 0 and < 20 && (place == line.Length || line[place] == ' ');
        if (!plain || !TryDivide(digits, decimals, out value)) return false;
        if (negative) value = -value;
        at = place;
        return true;
    }

    private static bool TryDivide(ulong digits, int decimals, out float value)
    {
        if (digits <= LargestExactSingle && decimals < SinglePowers.Length)
        {
            value = digits / SinglePowers[decimals];
            return true;
        }
        value = 0;
        if (digits > LargestExactDouble || decimals >= DoublePowers.Length) return false;
        double quotient = digits / DoublePowers[decimals];
        value = (float)quotient;
        return !LiesHalfway(quotient);
    }

    /// <summary>
    /// Rounding to float64 and then to float32 goes wrong only if the first step lands exactly between two float32 numbers.
    /// </summary>
    private static bool LiesHalfway(double value) => (BitConverter.DoubleToInt64Bits(value) & 0x1FFFFFFF) == 0x10000000;

    /// <summary>Exponents, plus signs, very long numbers; and what is no number.</summary>
    private static bool TryReadOther(ReadOnlySpan<byte> line, ref int at, out float value)
    {
        int length = line[at..].IndexOf((byte)' ');
        var field = length < 0 ? line[at..] : line.Slice(at, length);
        bool read = Utf8Parser.TryParse(field, out value, out int used) && used == field.Length && float.IsFinite(value);
        if (read) at += field.Length;
        return read;
    }
}
