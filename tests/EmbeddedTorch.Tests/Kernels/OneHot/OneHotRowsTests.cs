using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Which matrices count as one-hot.</summary>
public unsafe class OneHotRowsTests
{
    private const int Columns = 19;

    [Fact]
    public void TheOnesAreFound()
    {
        Assert.Equal([0, 18, OneHotRows.Nothing, 7], Find(Rows<float>((0, 0, 1), (1, 18, 1), (3, 7, 1)))!);
        Assert.Equal([0, 18, OneHotRows.Nothing, 7], Find(Rows<double>((0, 0, 1), (1, 18, 1), (3, 7, 1)))!);
    }

    [Theory]
    [InlineData(3, 8, 1.0)]
    [InlineData(3, 8, 1e-30)]
    [InlineData(3, 8, -0.0)]
    [InlineData(3, 8, double.NaN)]
    [InlineData(3, 18, double.PositiveInfinity)]
    [InlineData(2, 5, 0.5)]
    [InlineData(2, 5, -1.0)]
    [InlineData(0, 1, 1.0)]
    public void OneOtherNumberMakesItAnotherMatrix(int row, int column, double value)
    {
        Assert.Null(Find(Rows<double>((0, 0, 1), (1, 18, 1), (3, 7, 1), (row, column, value))));
        Assert.Null(Find(Rows<float>((0, 0, 1), (1, 18, 1), (3, 7, 1), (row, column, (float)value))));
    }

    private static T[] Rows<T>(params (int Row, int Column, T Value)[] entries) where T : unmanaged, IFloatingPoint<T>
    {
        T[] x = new T[4 * Columns];
        foreach ((int row, int column, T value) in entries)
            x[row * Columns + column] = value;
        return x;
    }

    private static int[]? Find<T>(T[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] indices = new int[x.Length / Columns];
        fixed (T* px = x)
        fixed (int* found = indices)
        {
            OneHotRows.Find(px, indices.Length, Columns, found);
            return OneHotRows.Found(found) == null ? null : indices;
        }
    }
}
