using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>Rows of ids as lesson 09 makes them: padding in front, words from 1 on behind it.</summary>
internal static class ReviewIds
{
    /// <summary>Ids of shape (batch, steps), int64; the padding of each row is of another length, and the last step is always a word.</summary>
    public static Tensor Of(Random random, int vocabulary, int batch, int steps)
    {
        var ids = Draw.Ids(random, vocabulary - 1, batch, steps) + 1;
        for (int row = 0; row < batch; row++)
            if (random.Next(steps) is > 0 and int padding) ids[row].narrow(0, 0, padding).fill_(0L);
        return ids;
    }
}
