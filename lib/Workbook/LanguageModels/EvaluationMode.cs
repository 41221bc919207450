using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.LanguageModels;

/// <summary>Evaluation mode and no gradients until it is disposed; then the model's mode is as before.</summary>
internal sealed class EvaluationMode : IDisposable
{
    private readonly nn.Module? module;
    private readonly bool wasTraining;
    private readonly IDisposable withoutGradient = no_grad();

    public EvaluationMode(object model)
    {
        module = model as nn.Module;
        wasTraining = module?.training == true;
        module?.eval();
    }

    public void Dispose()
    {
        withoutGradient.Dispose();
        if (wasTraining) module!.train();
    }
}
