using static TorchSharp.torch;

namespace Workbook.Names;

/// <summary>Sentences as a name tagger reads them, padded to a rectangle.</summary>
/// <param name="Words">Ids of the words, 0 after the end of a sentence, 1 for a word without an id; shape (batch, steps), int64.</param>
/// <param name="Letters">Ids of the characters of each word, padded with 0; shape (batch, steps, letters), int64.</param>
/// <param name="LetterCounts">How many characters a word has, 1 for a place after the end of its sentence; shape (batch, steps), int64.</param>
/// <param name="Shapes">The shape of each word as a one-hot vector, zeros after the end; shape (batch, steps, 5), float32.</param>
/// <param name="Lengths">How many words a sentence has; shape (batch), int64.</param>
/// <param name="IsName">1 where a word belongs to a name, else 0; shape (batch, steps), float32.</param>
/// <param name="Mask">1 where there is a word, 0 after the end; shape (batch, steps), float32.</param>
public sealed record NameBatch(Tensor Words, Tensor Letters, Tensor LetterCounts, Tensor Shapes, Tensor Lengths, Tensor IsName, Tensor Mask);
