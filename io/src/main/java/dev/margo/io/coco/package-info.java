/**
 * COCO's JSON of objects in images, in and out, and as label volumes.
 *
 * <p>An image is a slice. An annotation is one object in one image: runs of pixels down the columns (RLE, plain or
 * compressed) or polygons. COCO's polygons count from the corner of the top-left pixel, Margo's from its centre. COCO knows no
 * millimetres: voxels are 1 mm apart.
 *
 * <p>Written annotations have two keys more than COCO's: {@code label}, the object's id in the volume, and {@code layer},
 * where objects overlap. Without {@code label}, an image's annotations are labelled 1, 2, 3 … in their order. Categories are
 * the segments' names; objects that nobody named are of the category {@code object}.
 *
 * <p>JSON is read token by token, by Jackson's core, within bounds of depth and length; nothing in it makes classes.
 *
 * <p>Source: cocodataset.org, Data format; pycocotools (cocoapi) coco.py and common/maskApi.c for what it makes of it.
 */
package dev.margo.io.coco;
