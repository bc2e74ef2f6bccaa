package dev.margo.benchmark;

/**
 * The program of a peer's process: builds a model with random weights, then runs one stage for each line it is sent, and
 * answers with the seconds. Arguments: {@code onnx} or the package to import, the name of the model, the ONNX file or the
 * folder of the package, threads.
 */
final class PeerScript {
    static final String TEXT = """
            import json, sys, time, types

            kind, model_name, where, threads = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
            answers, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no answer

            def answer(**facts):
                print(json.dumps(facts), file=answers, flush=True)

            def stand_in_for_timm(torch):
                # MobileSAM takes three helpers from timm, none of which computes anything at inference
                class DropPath(torch.nn.Module):
                    def __init__(self, drop_prob=None):
                        super().__init__()
                        self.drop_prob = drop_prob
                    def forward(self, x):
                        return x
                for name in ('timm', 'timm.models', 'timm.models.layers', 'timm.models.registry'):
                    sys.modules[name] = types.ModuleType(name)
                layers = sys.modules['timm.models.layers']
                layers.DropPath = DropPath
                layers.to_2tuple = lambda x: x if isinstance(x, (tuple, list)) else (x, x)
                layers.trunc_normal_ = torch.nn.init.trunc_normal_
                sys.modules['timm.models.registry'].register_model = lambda builder: builder

            def with_torch():
                import importlib, torch
                torch.set_num_threads(threads)
                torch.set_grad_enabled(False)
                torch.manual_seed(0)
                try:
                    import timm
                except ImportError:
                    stand_in_for_timm(torch)
                sys.path.insert(0, where)
                model = importlib.import_module(kind).sam_model_registry[model_name]().eval()
                image = torch.randn(1, 3, 1024, 1024)
                embedding = model.image_encoder(image)

                def decode(count):
                    boxes = torch.tensor([[100.0, 100.0, 400.0, 400.0]]).repeat(count, 1)
                    sparse, dense = model.prompt_encoder(points=None, boxes=boxes, masks=None)
                    model.mask_decoder(
                        image_embeddings=embedding, image_pe=model.prompt_encoder.get_dense_pe(),
                        sparse_prompt_embeddings=sparse, dense_prompt_embeddings=dense, multimask_output=False)

                return 'PyTorch ' + torch.__version__, {
                    'encoder': lambda: model.image_encoder(image),
                    '1 box': lambda: decode(1),
                    '64 boxes': lambda: decode(64)}

            def with_onnx():
                import numpy, onnxruntime
                options = onnxruntime.SessionOptions()
                options.intra_op_num_threads = threads
                session = onnxruntime.InferenceSession(where, options, providers=['CPUExecutionProvider'])
                image = numpy.random.RandomState(0).randn(1, 3, 1024, 1024).astype(numpy.float32)
                inputs = {session.get_inputs()[0].name: image}
                return 'ONNX Runtime ' + onnxruntime.__version__, {'encoder': lambda: session.run(None, inputs)}

            name, stages = with_onnx() if kind == 'onnx' else with_torch()
            answer(name=name, stages=list(stages))
            for line in sys.stdin:
                start = time.perf_counter()
                stages[line.strip()]()
                answer(seconds=time.perf_counter() - start)
            """;

    private PeerScript() {}
}
