using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>Copies of transposed matrices in blocks, so that both sides stay in the cache.</summary>
internal static unsafe class Transposing
{
    const int Block = 64;

    /// <summary>Whether the source is the transpose of a matrix with contiguous rows, and the target is contiguous.</summary>
    internal static bool Fits(Tensor source, Tensor target)
        => source.Rank == 2 && target.dense && Shape.Same(source.sizes, target.sizes)
            && source.strides[0] == 1 && source.sizes[0] > 1 && source.sizes[1] >= Transposition.Size;

    internal static void Copy<T>(Tensor source, Tensor target) where T : unmanaged
    {
        var (rows, columns) = ((int)source.sizes[0], (int)source.sizes[1]);
        var strips = columns - columns % Transposition.Size;
        fixed (T* from = &source.Elements<T>()[source.offset], to = &target.Elements<T>()[target.offset])
        {
            for (var row = 0; row < rows; row += Block)
            {
                var length = Math.Min(Block, rows - row);
                for (var column = 0; column < strips; column += Transposition.Size)
                {
                    Transposition.Strip(from + column * source.strides[1] + row, (nint)source.strides[1], length, to + (nint)row * columns + column, columns);
                }
                CopyRest(from + row, (nint)source.strides[1], length, to + (nint)row * columns, columns, strips);
            }
        }
    }

    static void CopyRest<T>(T* from, nint step, int length, T* to, int columns, int first) where T : unmanaged
    {
        for (var column = first; column < columns; column++)
        {
            for (var i = 0; i < length; i++) to[(nint)i * columns + column] = from[column * step + i];
        }
    }
}
