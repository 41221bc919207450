namespace TorchSharp;

/// <summary>Copies of transposed matrices in tiles, so that both sides stay in the cache.</summary>
internal static class Transposing
{
    const int Tile = 32;

    /// <summary>Whether the source is the transpose of a matrix with contiguous rows, and the target is contiguous.</summary>
    internal static bool Fits(Tensor source, Tensor target)
        => source.Rank == 2 && target.dense && Shape.Same(source.sizes, target.sizes)
            && source.strides[0] == 1 && source.sizes[0] >= Tile && source.sizes[1] >= Tile;

    internal static void Copy<T>(Tensor source, Tensor target, T[] from, T[] to)
    {
        var (rows, columns) = ((int)source.sizes[0], (int)source.sizes[1]);
        for (var row = 0; row < rows; row += Tile)
        {
            for (var column = 0; column < columns; column += Tile)
            {
                CopyTile(source, target, from, to, (row, Math.Min(row + Tile, rows)), (column, Math.Min(column + Tile, columns)));
            }
        }
    }

    static void CopyTile<T>(Tensor source, Tensor target, T[] from, T[] to, (int First, int Last) rows, (int First, int Last) columns)
    {
        var width = (int)target.sizes[1];
        for (var column = columns.First; column < columns.Last; column++)
        {
            var line = from.AsSpan((int)(source.offset + column * source.strides[1]) + rows.First, rows.Last - rows.First);
            var place = (int)target.offset + rows.First * width + column;
            for (var i = 0; i < line.Length; i++, place += width) to[place] = line[i];
        }
    }
}
