namespace Workbook.Notebooks.Kernel;

/// <summary>A magic command that cannot be executed; the message says why and what to do instead.</summary>
internal sealed class DirectiveException(string message) : Exception(message);
