package dev.margo.benchmark;

/**
 * The program of the peer that trains: one step of the interactive objective with the published SAM modules, for each
 * line it is sent; answers with the seconds. Arguments: folder of segment_anything, threads, pictures, objects, rounds.
 *
 * <p>Written from the description of MedicoSAM's algorithm 1; the same losses, prompts and optimiser as Margo's.
 */
final class TrainingScript {
    static final String TEXT = """
            import json, sys, time
            where, threads, pictures, objects, rounds = sys.argv[1], *map(int, sys.argv[2:6])
            answers, sys.stdout = sys.stdout, sys.stderr

            def answer(**facts):
                print(json.dumps(facts), file=answers, flush=True)

            import torch
            from functools import partial
            from torch.nn import functional as F
            torch.set_num_threads(threads)
            torch.manual_seed(0)
            sys.path.insert(0, where)
            from segment_anything.modeling import ImageEncoderViT, MaskDecoder, PromptEncoder, TwoWayTransformer
            SIDE, GRID = 256, 16
            encoder = ImageEncoderViT(
                img_size=SIDE, patch_size=16, embed_dim=768, depth=12, num_heads=12, mlp_ratio=4, out_chans=256,
                qkv_bias=True, norm_layer=partial(torch.nn.LayerNorm, eps=1e-6), use_rel_pos=True,
                global_attn_indexes=[2, 5, 8, 11], window_size=14)
            prompter = PromptEncoder(
                embed_dim=256, image_embedding_size=(GRID, GRID), input_image_size=(SIDE, SIDE), mask_in_chans=16)
            decoder = MaskDecoder(
                num_multimask_outputs=3, transformer_dim=256, iou_head_depth=3, iou_head_hidden_dim=256,
                transformer=TwoWayTransformer(depth=2, embedding_dim=256, mlp_dim=2048, num_heads=8))
            optimizer = torch.optim.AdamW(
                [*encoder.parameters(), *prompter.parameters(), *decoder.parameters()], lr=1e-5, weight_decay=0.01)
            images = torch.randn(pictures, 3, SIDE, SIDE)
            places = torch.arange(SIDE)
            targets = torch.stack([torch.stack([
                ((places - 60 - 40 * o) ** 2)[:, None] + ((places - 90 - 20 * i) ** 2)[None] < 30 ** 2
                for o in range(objects)]) for i in range(pictures)]).float()

            def anywhere(mask):
                found = mask.nonzero()
                y, x = found[torch.randint(len(found), (1,)).item()].tolist()
                return [float(x), float(y)]

            def corrections(target, seen):
                missed, wrong = (target > 0) & ~seen, seen & (target == 0)
                return [anywhere(missed if missed.any() else target > 0),
                        anywhere(wrong if wrong.any() else target == 0)]

            def step():
                optimizer.zero_grad(set_to_none=True)
                embeddings = encoder(images)
                points = [[[anywhere(t > 0)] for t in targets[i]] for i in range(pictures)]
                labels = [[[1] for _ in range(objects)] for _ in range(pictures)]
                given = [None] * pictures
                total = 0
                for turn in range(rounds):
                    for i in range(pictures):
                        sparse, dense = prompter(
                            points=(torch.tensor(points[i]), torch.tensor(labels[i])), boxes=None, masks=given[i])
                        low, iou = decoder(
                            image_embeddings=embeddings[i:i + 1], image_pe=prompter.get_dense_pe(),
                            sparse_prompt_embeddings=sparse, dense_prompt_embeddings=dense,
                            multimask_output=turn == 0)
                        full = F.interpolate(low, (SIDE, SIDE), mode='bilinear', align_corners=False)
                        p, t = torch.sigmoid(full), targets[i][:, None]
                        dice = 1 - 2 * (p * t).sum((2, 3)) / ((p * p).sum((2, 3)) + t.sum((2, 3))).clamp(min=1e-7)
                        with torch.no_grad():
                            on = (full > 0).float()
                            both = (on * t).sum((2, 3))
                            true = both / (on.sum((2, 3)) + t.sum((2, 3)) - both + 1e-7)
                        total = total + (dice.min(1).values.mean() + ((iou - true) ** 2).mean()) / (pictures * rounds)
                        if turn + 1 < rounds:
                            with torch.no_grad():
                                best = iou.argmax(1)
                                seen = full[torch.arange(objects), best] > 0
                                given[i] = low[torch.arange(objects), best][:, None] if turn % 2 == 0 else None
                            for o in range(objects):
                                points[i][o] = points[i][o] + corrections(targets[i][o], seen[o])
                                labels[i][o] = labels[i][o] + [1, 0]
                total.backward()
                optimizer.step()

            answer(name='PyTorch ' + torch.__version__, stages=['training step'])
            for line in sys.stdin:
                start = time.perf_counter()
                step()
                answer(seconds=time.perf_counter() - start)
            """;

    private TrainingScript() {}
}
