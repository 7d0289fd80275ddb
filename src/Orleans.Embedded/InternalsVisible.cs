using System.Runtime.CompilerServices;

// It tells the operator what the engine holds; on Microsoft.Orleans it asks the management grain.
[assembly: InternalsVisibleTo("ChatPlatform.Hosting")]
[assembly: InternalsVisibleTo("Orleans.Embedded.Tests")]
